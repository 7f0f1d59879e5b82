#include "json/json_powers.h"

const struct json_power json_powers[] = {
#include "json/json_powers.inc"
};
