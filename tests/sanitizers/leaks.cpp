// SPDX-License-Identifier: Apache-2.0
// Linked into programs and tests when the address sanitizer is on.

/// libgit2 1.5 does not free the match data of its configuration's patterns (pcre2) when a look-up
/// finds nothing. Nothing of ours uses pcre2.
extern "C" const char *
__lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier): the sanitizer's name
extern "C" const char *
__lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier): the sanitizer's name
{
    return "leak:libpcre2-8\n";
}
