tools/escape.ldlibs := -ldw
