tools/judge.ldlibs := -ldw -lelf
$(B)/tools/judge/test: | $(B)/tools/judge/judge
