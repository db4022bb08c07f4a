// SPDX-License-Identifier: Apache-2.0
// Expectations follow pkg/engine/pattern/pattern.go and its tests.
#include "kyverno/document.h"
#include "kyverno/value.h"
#include "kyverno/wildcard.h"

namespace fleetwright::kyverno {
namespace {

bool fits(const std::string &value, const std::string &pattern)
{
    const Document document("v: " + value + "\np: " + pattern + "\n");
    return valueMatches(document.root()->find("v"), document.root()->find("p"));
}

bool absentFits(const std::string &pattern)
{
    const Document document("p: " + pattern + "\n");
    return valueMatches(nullptr, document.root()->find("p"));
}

TEST(KyvernoValue, Wildcards)
{
    EXPECT_TRUE(wildcardMatches("*", ""));
    EXPECT_TRUE(wildcardMatches("a*c", "abbc"));
    EXPECT_FALSE(wildcardMatches("a*c", "abbd"));
    EXPECT_TRUE(wildcardMatches("?*", "x"));
    EXPECT_FALSE(wildcardMatches("?*", ""));
    EXPECT_TRUE(wildcardMatches("a?c", "a\xC3\xA4"
                                       "c"));
    EXPECT_FALSE(wildcardMatches("a?c", "ac"));
    EXPECT_TRUE(wildcardMatches("*:latest", "r.example.com/a:b:latest"));
    EXPECT_FALSE(wildcardMatches("", "x"));
}

TEST(KyvernoValue, ExactTypes)
{
    EXPECT_TRUE(fits("true", "true"));
    EXPECT_FALSE(fits("\"true\"", "true"));
    EXPECT_TRUE(fits("true", "\"true\""));
    EXPECT_TRUE(fits("7", "7"));
    EXPECT_TRUE(fits("7.0", "7"));
    EXPECT_FALSE(fits("7.5", "7"));
    EXPECT_TRUE(fits("\"7\"", "7"));
    EXPECT_FALSE(fits("\"7a\"", "7"));
    EXPECT_TRUE(fits("1.2", "1.2"));
    EXPECT_TRUE(fits("\"\"", "null"));
    EXPECT_TRUE(fits("0", "null"));
    EXPECT_TRUE(fits("false", "null"));
    EXPECT_FALSE(fits("x", "null"));
    EXPECT_FALSE(fits("{a: b}", "\"?*\""));
}

TEST(KyvernoValue, OperatorsOnQuantitiesAndDurations)
{
    EXPECT_TRUE(fits("512Mi", "\"<=1Gi\""));
    EXPECT_FALSE(fits("2Gi", "\"<=1Gi\""));
    EXPECT_TRUE(fits("1024Mi", "1Gi"));
    EXPECT_TRUE(fits("0.1", "100m"));
    EXPECT_TRUE(fits("500m", "\"<1\""));
    EXPECT_TRUE(fits("90s", "\">1m\""));
    EXPECT_FALSE(fits("10", "\">10\""));
    EXPECT_TRUE(fits("10", "\">= 10\""));
    EXPECT_TRUE(fits("22", "\"!23\""));
    EXPECT_FALSE(fits("22", "\"!22\""));
    // Ordering texts fails.
    EXPECT_FALSE(fits("abc", "\">aaa\""));
}

TEST(KyvernoValue, Ranges)
{
    EXPECT_TRUE(fits("1", "1-5"));
    EXPECT_TRUE(fits("5", "1-5"));
    EXPECT_FALSE(fits("6", "1-5"));
    EXPECT_TRUE(fits("6", "\"1!-5\""));
    EXPECT_FALSE(fits("3", "\"1!-5\""));
    EXPECT_TRUE(fits("100Mi", "10Mi-1Gi"));
}

TEST(KyvernoValue, AlternativesAndConjunctions)
{
    EXPECT_TRUE(fits("b", "\"a | b\""));
    EXPECT_FALSE(fits("c", "\"a | b\""));
    EXPECT_TRUE(fits("512Mi", "\"<=1Gi & >0\""));
    EXPECT_FALSE(fits("22", "\"!22 & !23\""));
    EXPECT_TRUE(fits("24", "\"!22 & !23\""));
    EXPECT_FALSE(fits("r.example.com/a:latest", "\"!*:latest\""));
    // "&" binds tighter.
    EXPECT_TRUE(fits("9", "\"1 | >5 & <10\""));
}

TEST(KyvernoValue, WhatIsAbsent)
{
    EXPECT_TRUE(absentFits("\"<3\"")); // counts as 0
    EXPECT_FALSE(absentFits("\">3\""));
    EXPECT_FALSE(absentFits("\"?*\""));
    EXPECT_FALSE(absentFits("\"!x\""));
    EXPECT_TRUE(absentFits("null"));
    EXPECT_FALSE(absentFits("true"));
}

} // namespace
} // namespace fleetwright::kyverno
