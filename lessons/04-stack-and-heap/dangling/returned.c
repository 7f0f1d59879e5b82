// The answer is made in the frame of the function that returns it.

#include <stdio.h>

__attribute__((noinline)) static const char *content_type(const char *subtype)
{
    char type[32];
    snprintf(type, sizeof type, "text/%s", subtype);
    const char *answer = type;
    return answer;
}

int main(void)
{
    const char *type = content_type("html");
    printf("Content-Type: %.31s\n", type);
    return 0;
}
