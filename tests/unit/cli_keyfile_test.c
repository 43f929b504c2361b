/* cli_keyfile_test.c: key files are read as GLib reads them, which is the oracle here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "cli/keyfile.c"

static const char *const texts[] = {
    "",
    "\n\n",
    "# only a comment\n",
    "[a]\n",
    "[a]\nk=v\n",
    "[a]\nk=v",
    "[a]\r\nk=v\r\n",
    "[a]\nk = v w \n",
    "  [a]  \n  k\t=\tv\n",
    "[a]\nk=\n",
    "[a]\nk=a\\sb\\tc\\nd\\\\e\n",
    "[a]\nk=bad\\q\n",
    "[a]\nk=end\\\n",
    "k=v\n",
    "[a\nk=v\n",
    "[a]x\nk=v\n",
    "[]\nk=v\n",
    "[a]\nno value\n",
    "[a]\n=v\n",
    "[a b:/c/d*]\nlong-key=v=w\n",
    "[a]\nk=1\n[b]\nk=2\n[a]\nk=3\n",
    "[a]\n  # indented\nk=v # no comment\n",
    "[a]\nk=\\sv\n",
    "[x]y]\nk=v\n",
    "[a]\nk=v;w;\n",
};

struct seen {
    GKeyFile *file;
    unsigned count;
};

/* Every value of ours, unless a later line says otherwise, is GLib's. */
static bool store(void *context, const char *group, const char *key, const char *value, int line)
{
    struct seen *seen = context;
    (void)line;
    g_key_file_set_string(seen->file, group, key, value);
    seen->count++;
    return true;
}

static void assert_same(GKeyFile *ours, GKeyFile *theirs, const char *text)
{
    gchar **groups = g_key_file_get_groups(theirs, NULL);
    for (gchar **group = groups; *group; group++) {
        gchar **keys = g_key_file_get_keys(theirs, *group, NULL, NULL);
        for (gchar **key = keys; keys && *key; key++) {
            gchar *expected = g_key_file_get_string(theirs, *group, *key, NULL);
            gchar *found = g_key_file_get_string(ours, *group, *key, NULL);
            if (g_strcmp0(expected, found) != 0)
                fail_msg("[%s] %s of \"%s\": \"%s\", expected \"%s\"", *group, *key, text, found, expected);
            g_free(expected);
            g_free(found);
        }
        g_strfreev(keys);
    }
    g_strfreev(groups);
}

/* GLib checks escapes when a value is asked for. */
static bool glib_takes(GKeyFile *file, const char *text)
{
    if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL))
        return *text == 0;
    bool good = true;
    gchar **groups = g_key_file_get_groups(file, NULL);
    for (gchar **group = groups; *group; group++) {
        gchar **keys = g_key_file_get_keys(file, *group, NULL, NULL);
        for (gchar **key = keys; keys && *key; key++) {
            GError *error = NULL;
            gchar *value = g_key_file_get_string(file, *group, *key, &error);
            good &= !error;
            g_clear_error(&error);
            g_free(value);
        }
        g_strfreev(keys);
    }
    g_strfreev(groups);
    return good;
}

static void as_glib(void **state)
{
    char copy[256];
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        GKeyFile *theirs = g_key_file_new();
        struct seen seen = {g_key_file_new(), 0};
        bool expected = glib_takes(theirs, texts[i]);
        snprintf(copy, sizeof copy, "%s", texts[i]);
        bool found = keyfile_parse(copy, store, &seen) == 0;
        if (found != expected)
            fail_msg("\"%s\": %s, expected %s", texts[i], found ? "taken" : "refused", expected ? "taken" : "refused");
        if (found)
            assert_same(seen.file, theirs, texts[i]);
        g_key_file_free(theirs);
        g_key_file_free(seen.file);
    }
}

static bool stop(void *context, const char *group, const char *key, const char *value, int line)
{
    (void)group, (void)key, (void)value;
    *(int *)context = line;
    return false;
}

static void lines(void **state)
{
    int line = 0;
    char bad[] = "[a]\n\n# x\nfrob\n", good[] = "[a]\n\nk=v\nk=w\n";
    (void)state;
    assert_int_equal(keyfile_parse(bad, stop, &line), 4);
    assert_int_equal(keyfile_parse(good, stop, &line), -1);
    assert_int_equal(line, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_glib), cmocka_unit_test(lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
