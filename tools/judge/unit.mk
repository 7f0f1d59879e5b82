tools/judge.ldlibs := -ldw -lelf
