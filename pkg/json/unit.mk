# The figures' peers, each where it is installed.
pkg/json.peers := $(if $(call have,cjson/cJSON.h),-lcjson) $(if $(call have,jansson.h),-ljansson)
