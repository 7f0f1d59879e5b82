#include "jump.h"
#include "jump_body.h"

JUMP_BODY(jump_bare)
