// Text by way of C's printf and strtod, which are exact in glibc; what differs is the choice of the
// form. The geometric mean needs more: the CSV output shows 17 digits, and no two libraries' exp
// round alike. So exp and log are here by the methods that Go uses.
#include "gonum.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *special(double v, bool plus)
{
    if (isnan(v)) return plus ? "+NaN" : "NaN";
    if (isinf(v)) return v < 0 ? "-Inf" : "+Inf";
    return NULL;
}

const char *gonum_shortest(char text[static GONUM_ROOM], double v)
{
    if (special(v, false)) return strcpy(text, special(v, false));
    int digits = 0;
    do snprintf(text, GONUM_ROOM, "%.*e", digits, v);
    while (strtod(text, NULL) != v && digits++ < 17);
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent >= -4 && exponent < 6)
        snprintf(text, GONUM_ROOM, "%.*f", digits > exponent ? digits - exponent : 0, v);
    return text;
}

const char *gonum_fixed(char text[static GONUM_ROOM], double v, int digits, bool plus)
{
    if (special(v, plus)) return strcpy(text, special(v, plus));
    snprintf(text, GONUM_ROOM, plus ? "%+.*f" : "%.*f", digits, v);
    return text;
}

// Whether s has the form of a Go number: digits with at most one point and an exponent, in base 10,
// or 16 with a binary exponent; or infinity or NaN by name. (Neither spaces nor octal, which strtod
// would take.)
static bool well_formed(const char *s)
{
    bool sign = *s == '+' || *s == '-';
    const char *p = s + sign;
    if (strcasecmp(p, "inf") == 0 || strcasecmp(p, "infinity") == 0) return true;
    if (strcasecmp(p, "nan") == 0) return !sign;
    bool hex = p[0] == '0' && (p[1] | 32) == 'x', digits = false, power = false;
    for (p += hex ? 2 : 0; isdigit(*p) || (hex && isxdigit(*p)); p++) digits = true;
    if (*p == '.')
        for (p++; isdigit(*p) || (hex && isxdigit(*p)); p++) digits = true;
    if ((*p | 32) == (hex ? 'p' : 'e')) {
        p += p[1] == '+' || p[1] == '-' ? 2 : 1;
        if (!isdigit(*p)) return false;
        for (; isdigit(*p); p++) power = true;
    }
    return digits && *p == '\0' && (power || !hex);
}

int gonum_float(const char *s, size_t len, double *v)
{
    char *text = strndup(s, len);
    if (text == NULL || strlen(text) != len || !well_formed(text)) {
        free(text);
        return -EINVAL;
    }
    double x = strtod(text, NULL);
    bool named = strcasestr(text, "inf") != NULL;
    free(text);
    if (isinf(x) && !named) return -ERANGE;
    *v = x;
    return 0;
}

int gonum_int(const char *s, size_t len, long long *v)
{
    size_t i = len > 0 && (*s == '+' || *s == '-');
    bool negative = i && *s == '-';
    if (i == len) return -EINVAL;
    long long x = 0;
    bool over = false;
    for (; i < len; i++) {
        if (!isdigit((unsigned char)s[i])) return -EINVAL;
        int digit = s[i] - '0';
        over |= __builtin_mul_overflow(x, 10, &x);
        over |= __builtin_add_overflow(x, negative ? -digit : digit, &x);
    }
    if (over) return -ERANGE;
    *v = x;
    return 0;
}

// log, by s = f / (2 + f) and a polynomial in s^2 for log((1 + s) / (1 - s)). Method and
// coefficients: Ng, fdlibm's e_log (Sun Microsystems, 1993), which Go's math.Log follows.
static double go_log(double x)
{
    static const double l[] = {6.666666666666735130e-01, 3.999999999940941908e-01,
                               2.857142874366239149e-01, 2.222219843214978396e-01,
                               1.818357216161805012e-01, 1.531383769920937332e-01,
                               1.479819860511658591e-01};
    const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
    int exponent;
    double f = frexp(x, &exponent);
    if (f < M_SQRT1_2) f *= 2, exponent--;
    f -= 1;
    double k = exponent, s = f / (2 + f), z = s * s, w = z * z, half = 0.5 * f * f;
    double odd = z * (l[0] + w * (l[2] + w * (l[4] + w * l[6])));
    double even = w * (l[1] + w * (l[3] + w * l[5]));
    return k * ln2_high - ((half - (s * (half + (odd + even)) + k * ln2_low)) - f);
}

// exp, by Taylor's series for e^r - 1 at a sixteenth of the argument's remainder, then four times
// e^2r - 1 = (e^r - 1) (e^r - 1 + 2). Shibata, "Efficient evaluation methods of elementary
// functions suitable for SIMD computation", Computer Science - Research and Development 25 (2010);
// with fused multiply-adds, as Go's math.Exp on amd64.
static double go_exp(double x)
{
    const double ln2_high = 0.69314718055966295651160180568695068359375;
    const double ln2_low = 0.28235290563031577122588448175013436025525412068e-12;
    double k = nearbyint(x * M_LOG2E);
    double r = fma(-k, ln2_low, fma(-k, ln2_high, x)) / 16, y = 1 / 40320.0;
    for (int i = 7, factorial = 5040; i > 0; factorial /= i--) y = fma(y, r, 1.0 / factorial);
    y *= r;
    for (int i = 0; i < 3; i++) y *= y + 2;
    return ldexp(fma(y, y + 2, 1), (int)k);
}

double gonum_geomean(const double *x, size_t n)
{
    double mean = 0; // of the logarithms, updated one by one: so does Go's library
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] > 0)) return NAN;
        if (isinf(x[i])) return INFINITY;
        mean += (go_log(x[i]) - mean) / (double)(i + 1);
    }
    return n ? go_exp(mean) : NAN;
}
