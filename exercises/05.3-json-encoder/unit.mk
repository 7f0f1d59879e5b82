# cJSON beside it in the time table, where it is installed.
exercises/05.3-json-encoder.ldlibs := $(if $(call have,cjson/cJSON.h),-lcjson)
