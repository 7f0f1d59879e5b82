// The reader of callgrind's format ("Callgrind Format Specification", chapter 3 of valgrind's
// technical documentation). A file is a list of parts, one a dump: header lines "key: value", then
// lines that say where we are ("fl=", "fn=") and what that cost ("LINE COST..."), then "totals:".
// A cost line after "calls=" is the call's, all others are the line's own.
//
// Nothing that the file says is believed: every part must end in totals that equal the sum of its
// lines, which a part that was cut off or damaged does not.

#include "callgrind_parse.h"

#include "callgrind.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 32, MAX_ID = 1 << 20 };

struct ids { // names by the number that stands for them
    int *name;
    size_t count;
};

struct reader {
    struct callgrind *c;
    struct ids files, functions;
    bool open; // a part has begun and not ended
    int events, event[COLUMNS];
    uint64_t sum[COLUMNS];
    int positions;
    uint64_t position[2];
    int file, function, callee_file, callee;
    bool call; // the next cost line is a call's
    uint64_t calls;
};

// Room for one more after count items: arrays double when full, at the powers of two.
static int grow(void *array, size_t count, size_t size)
{
    if (count & (count - 1)) return 0;
    if (count > INT_MAX / 2) return -ENOMEM;
    void *p = realloc(*(void **)array, (count ? 2 * count : 1) * size);
    if (!p) return -ENOMEM;
    *(void **)array = p;
    return 0;
}

static int intern(struct callgrind *c, const char *text)
{
    uint32_t hash = 2166136261u; // FNV-1a
    for (const char *p = text; *p; p++) hash = (hash ^ (unsigned char)*p) * 16777619u;
    int *bucket = &c->buckets[hash % (sizeof c->buckets / sizeof *c->buckets)];
    for (int i = *bucket; i >= 0; i = c->names[i].next)
        if (!strcmp(c->names[i].text, text)) return i;
    int err = grow(&c->names, c->name_count, sizeof *c->names);
    if (err) return err;
    c->names[c->name_count] = (struct callgrind_name){text, *bucket, -1};
    return *bucket = (int)c->name_count++;
}

static int intern_function(struct callgrind *c, int name, int file)
{
    for (int i = c->names[name].function; i >= 0; i = c->functions[i].next)
        if (c->functions[i].file == file) return i;
    int err = grow(&c->functions, c->function_count, sizeof *c->functions);
    if (err) return err;
    c->functions[c->function_count] =
        (struct callgrind_function){name, file, c->names[name].function};
    return c->names[name].function = (int)c->function_count++;
}

static char *skip_blanks(char *p)
{
    return p + strspn(p, " \t");
}

// Decimal or 0x hexadecimal; moves *p behind it and the blanks that follow. False: no number.
static bool number(char **p, uint64_t *value)
{
    unsigned base = (*p)[0] == '0' && (*p)[1] == 'x' ? 16 : 10;
    char *s = *p + (base == 16 ? 2 : 0), *begin = s;
    *value = 0;
    for (;; s++) {
        unsigned digit = *s >= '0' && *s <= '9'                 ? (unsigned)(*s - '0')
                         : base == 16 && *s >= 'a' && *s <= 'f' ? (unsigned)(*s - 'a' + 10)
                                                                : 99;
        if (digit == 99) break;
        if (__builtin_mul_overflow(*value, base, value) ||
            __builtin_add_overflow(*value, digit, value))
            return false;
    }
    if (s == begin || (*s && *s != ' ' && *s != '\t' && *s != ')')) return false;
    *p = skip_blanks(s);
    return true;
}

// A position: absolute, or relative to the last one of its kind.
static bool position(char **p, uint64_t *last)
{
    char sign = **p;
    if (sign == '*') {
        *p = skip_blanks(*p + 1);
        return true;
    }
    uint64_t n;
    *p += sign == '+' || sign == '-';
    if (!number(p, &n)) return false;
    *last = sign == '+' ? *last + n : sign == '-' ? *last - n : n;
    return true;
}

// A function is one whatever its recursion depth ('2), version (@@GLIBC_2.34), the pieces that the
// compiler made of it (.part.0) and the processor that it is for (__strlen_avx2). Changes the name
// in place; not for "".
static char *plain_name(char *name)
{
    static const char *const variants[] = {"_avx",   "_sse", "_evex",  "_erms", "_generic", "_simd",
                                           "_asimd", "_mte", "_a64fx", "_sve",  "_thunderx"};
    name[1 + strcspn(name + 1, "'@.")] = 0;
    for (size_t i = 0; !strncmp(name, "__", 2) && i < sizeof variants / sizeof *variants; i++) {
        char *end = strstr(name + 2, variants[i]);
        if (!end || end == name + 2) continue;
        *end = 0;
        return name + 2;
    }
    return name;
}

// "name", "(7) name", which names number 7, or "(7)", which is that name again.
static int name_of(struct reader *r, struct ids *ids, char *p)
{
    uint64_t id = 0;
    bool numbered = p[0] == '(' && p[1] >= '0' && p[1] <= '9';
    if (numbered) {
        p++;
        if (!number(&p, &id) || *p != ')' || id >= MAX_ID) return -EBADMSG;
        p = skip_blanks(p + 1);
        if (!*p) return id < ids->count && ids->name[id] >= 0 ? ids->name[id] : -EBADMSG;
    }
    if (ids == &r->functions && *p) p = plain_name(p);
    int name = intern(r->c, p);
    if (name < 0 || !numbered) return name;
    while (ids->count <= id) {
        int err = grow(&ids->name, ids->count, sizeof *ids->name);
        if (err) return err;
        ids->name[ids->count++] = -1;
    }
    return ids->name[id] = name;
}

static int begin_part(struct reader *r)
{
    struct callgrind *c = r->c;
    int err = grow(&c->parts, c->part_count, sizeof *c->parts);
    if (err) return err;
    c->parts[c->part_count++] = (struct callgrind_part){.trigger = "", .first = c->record_count};
    r->open = true;
    r->events = 0;
    r->positions = 1;
    r->file = r->function = r->callee = r->callee_file = -1;
    r->call = false;
    memset(r->sum, 0, sizeof r->sum);
    memset(r->position, 0, sizeof r->position);
    return 0;
}

static int end_part(struct reader *r, char *p)
{
    if (!r->events || r->call) return -EBADMSG;
    for (int i = 0; i < r->events; i++) {
        uint64_t total = 0;
        if (*p && !number(&p, &total)) return -EBADMSG;
        if (total != r->sum[i]) return -EBADMSG;
    }
    struct callgrind_part *part = &r->c->parts[r->c->part_count - 1];
    part->count = r->c->record_count - part->first;
    r->open = false;
    return *p ? -EBADMSG : 0;
}

static int read_events(struct reader *r, char *p)
{
    static const struct {
        const char *name;
        int event;
    } known[] = {
        {"Ir", CALLGRIND_INSTRUCTIONS}, {"Ge", CALLGRIND_ATOMICS}, {"sysCount", CALLGRIND_SYSCALLS},
        {"D1mr", CALLGRIND_D1},         {"D1mw", CALLGRIND_D1},    {"DLmr", CALLGRIND_LL},
        {"DLmw", CALLGRIND_LL},
    };
    if (r->events) return -EBADMSG;
    for (char *save, *word = strtok_r(p, " \t", &save); word; word = strtok_r(NULL, " \t", &save)) {
        if (r->events == COLUMNS) return -EBADMSG;
        r->event[r->events] = -1;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            if (strcmp(known[i].name, word)) continue;
            r->event[r->events] = known[i].event;
            r->c->parts[r->c->part_count - 1].present |= 1u << known[i].event;
        }
        r->events++;
    }
    return r->events ? 0 : -EBADMSG;
}

static int read_header(struct reader *r, char *line)
{
    static const char request[] = "Trigger: Client Request: ";
    char *value = strchr(line, ':');
    if (!value) return -EBADMSG;
    *value = 0;
    value = skip_blanks(value + 1);
    if (!strcmp(line, "events")) return read_events(r, value);
    if (!strcmp(line, "totals")) return end_part(r, value);
    if (!strcmp(line, "positions")) {
        r->positions = strstr(value, "instr") ? 1 + (strstr(value, "line") != NULL) : 1;
        if (!strstr(value, "line")) return -EBADMSG; // no lines, nothing to attribute to
    }
    if (!strcmp(line, "desc") && !strncmp(value, request, sizeof request - 1))
        r->c->parts[r->c->part_count - 1].trigger = value + sizeof request - 1;
    return 0;
}

static int read_cost(struct reader *r, char *p)
{
    if (!r->events || r->function < 0) return -EBADMSG;
    for (int i = 0; i < r->positions; i++)
        if (!position(&p, &r->position[i])) return -EBADMSG;
    uint64_t line = r->position[r->positions - 1];
    if (line > UINT_MAX) return -EBADMSG;
    struct callgrind_record record = {
        r->function, r->file, r->call ? r->callee : -1, (unsigned)line, r->call ? r->calls : 0,
        {0}};
    for (int i = 0; i < r->events && *p; i++) {
        uint64_t cost;
        if (!number(&p, &cost)) return -EBADMSG;
        if (!r->call) r->sum[i] += cost;
        if (r->event[i] >= 0) record.cost[r->event[i]] += cost;
    }
    if (*p) return -EBADMSG;
    if (r->call) r->callee = r->callee_file = -1;
    r->call = false;
    int err = grow(&r->c->records, r->c->record_count, sizeof record);
    if (!err) r->c->records[r->c->record_count++] = record;
    return err;
}

static int read_calls(struct reader *r, char *p)
{
    if (r->function < 0 || r->callee < 0 || r->call || !number(&p, &r->calls)) return -EBADMSG;
    r->call = true;
    int file = r->callee_file >= 0 ? r->callee_file : r->file;
    return r->callee = intern_function(r->c, r->callee, file);
}

static int read_place(struct reader *r, const char *key, char *value)
{
    static const char *const ignored[] = {"ob", "cob", "jump", "jcnd"};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (!strcmp(key, ignored[i])) return 0;
    if (!strcmp(key, "calls")) return read_calls(r, value);
    char whose = *key == 'c' || *key == 'j' ? *key++ : 0; // called, jumped to, or our own
    bool function = !strcmp(key, "fn");
    if (!function && strcmp(key, "fi") && strcmp(key, "fl") && strcmp(key, "fe")) return -EBADMSG;
    int name = name_of(r, function ? &r->functions : &r->files, value);
    if (name < 0 || whose == 'j') return name; // a jump may be where a name gets its number
    if (!function) return *(whose ? &r->callee_file : &r->file) = name;
    if (whose) return r->callee = name;
    if (r->file < 0 && (r->file = intern(r->c, "")) < 0) return r->file;
    return r->function = intern_function(r->c, name, r->file);
}

static int read_line(struct reader *r, char *line)
{
    line = skip_blanks(line);
    for (size_t n = strlen(line); n && strchr(" \t\r", line[n - 1]); n--) line[n - 1] = 0;
    if (!*line || *line == '#') return 0;
    int err = r->open ? 0 : begin_part(r);
    if (err) return err;
    if (strchr("0123456789+-*", *line)) return read_cost(r, line);
    if (r->call) return -EBADMSG;
    size_t key = strspn(line, "abcdefghijklmnopqrstuvwxyz");
    if (line[key] != '=') return read_header(r, line);
    line[key] = 0;
    err = read_place(r, line, skip_blanks(line + key + 1));
    return err < 0 ? err : 0;
}

int callgrind_parse(char *text, size_t size, struct callgrind **out)
{
    struct callgrind *c = calloc(1, sizeof *c);
    if (!c) free(text);
    if (!c) return -ENOMEM;
    c->text = text;
    memset(c->buckets, -1, sizeof c->buckets);
    struct reader r = {.c = c};
    int err = memchr(text, 0, size) ? -EBADMSG : 0;
    for (char *line = text, *end; !err && *line; line = end) {
        end = strchrnul(line, '\n');
        if (*end) *end++ = 0;
        err = read_line(&r, line);
    }
    if (!err && (r.open || !c->part_count)) err = -EBADMSG;
    free(r.files.name);
    free(r.functions.name);
    if (err)
        callgrind_close(c);
    else
        *out = c;
    return err;
}
