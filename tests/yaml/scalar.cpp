// SPDX-License-Identifier: Apache-2.0
#include "yaml/scalar.h"

#include "yaml/timestamp.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace fleetwright::yaml;

namespace {

struct TagRow {
    const char *text;
    Tag v3;
    Tag v2;
};

// Answers of goyaml.v3 and goyaml.v2 of sigs.k8s.io/yaml v1.4.0 (resolve.go).
// clang-format off
const TagRow tagRows[] = {
    {"yes", Tag::String, Tag::Bool},
    {"no", Tag::String, Tag::Bool},
    {"y", Tag::String, Tag::Bool},
    {"n", Tag::String, Tag::Bool},
    {"Y", Tag::String, Tag::Bool},
    {"N", Tag::String, Tag::Bool},
    {"on", Tag::String, Tag::Bool},
    {"off", Tag::String, Tag::Bool},
    {"On", Tag::String, Tag::Bool},
    {"OFF", Tag::String, Tag::Bool},
    {"true", Tag::Bool, Tag::Bool},
    {"True", Tag::Bool, Tag::Bool},
    {"TRUE", Tag::Bool, Tag::Bool},
    {"false", Tag::Bool, Tag::Bool},
    {"null", Tag::Null, Tag::Null},
    {"Null", Tag::Null, Tag::Null},
    {"~", Tag::Null, Tag::Null},
    {"NULL", Tag::Null, Tag::Null},
    {".inf", Tag::Float, Tag::Float},
    {"-.inf", Tag::Float, Tag::Float},
    {"+.INF", Tag::Float, Tag::Float},
    {".nan", Tag::Float, Tag::Float},
    {".NaN", Tag::Float, Tag::Float},
    {"0", Tag::Int, Tag::Int},
    {"1", Tag::Int, Tag::Int},
    {"-1", Tag::Int, Tag::Int},
    {"+1", Tag::Int, Tag::Int},
    {"007", Tag::Int, Tag::Int},
    {"08", Tag::Float, Tag::Float},
    {"09", Tag::Float, Tag::Float},
    {"0644", Tag::Int, Tag::Int},
    {"0o644", Tag::Int, Tag::Int},
    {"0O17", Tag::Int, Tag::Int},
    {"0x1F", Tag::Int, Tag::Int},
    {"0XfF", Tag::Int, Tag::Int},
    {"0b101", Tag::Int, Tag::Int},
    {"0B11", Tag::Int, Tag::Int},
    {"-0x10", Tag::Int, Tag::Int},
    {"-0b11", Tag::Int, Tag::Int},
    {"-0o17", Tag::Int, Tag::Int},
    {"1_000", Tag::Int, Tag::Int},
    {"1__0", Tag::Int, Tag::Int},
    {"_1", Tag::String, Tag::String},
    {"1_", Tag::Int, Tag::Int},
    {"0x_f", Tag::Int, Tag::Int},
    {"1e3", Tag::Float, Tag::Float},
    {"1E3", Tag::Float, Tag::Float},
    {"1e+3", Tag::Float, Tag::Float},
    {"1e-7", Tag::Float, Tag::Float},
    {"1.0", Tag::Float, Tag::Float},
    {"1.50", Tag::Float, Tag::Float},
    {"-1.5", Tag::Float, Tag::Float},
    {".5", Tag::Float, Tag::Float},
    {"-.5", Tag::Float, Tag::Float},
    {"+.5", Tag::Float, Tag::Float},
    {"5.", Tag::Float, Tag::Float},
    {"1.e3", Tag::Float, Tag::Float},
    {".5e3", Tag::Float, Tag::Float},
    {"1e400", Tag::String, Tag::String},
    {"-1e400", Tag::String, Tag::String},
    {"1e-400", Tag::Float, Tag::Float},
    {"0.1", Tag::Float, Tag::Float},
    {"1234567.5", Tag::Float, Tag::Float},
    {"123456789012.5", Tag::Float, Tag::Float},
    {"1e20", Tag::Float, Tag::Float},
    {"1e21", Tag::Float, Tag::Float},
    {"1e22", Tag::Float, Tag::Float},
    {"1.5e300", Tag::Float, Tag::Float},
    {"4.9e-324", Tag::Float, Tag::Float},
    {"9223372036854775807", Tag::Int, Tag::Int},
    {"9223372036854775808", Tag::Int, Tag::Int},
    {"18446744073709551615", Tag::Int, Tag::Int},
    {"18446744073709551616", Tag::Float, Tag::Float},
    {"-9223372036854775808", Tag::Int, Tag::Int},
    {"-9223372036854775809", Tag::Float, Tag::Float},
    {"100000000000000000000", Tag::Float, Tag::Float},
    {"0.00001", Tag::Float, Tag::Float},
    {"0.0001", Tag::Float, Tag::Float},
    {"0.000001", Tag::Float, Tag::Float},
    {"1e-6", Tag::Float, Tag::Float},
    {"1e-5", Tag::Float, Tag::Float},
    {"100000.5", Tag::Float, Tag::Float},
    {"1000000.5", Tag::Float, Tag::Float},
    {"-0", Tag::Int, Tag::Int},
    {"-0.0", Tag::Float, Tag::Float},
    {"+0", Tag::Int, Tag::Int},
    {"00", Tag::Int, Tag::Int},
    {"000", Tag::Int, Tag::Int},
    {"0x", Tag::String, Tag::String},
    {"0b", Tag::String, Tag::String},
    {"0o", Tag::String, Tag::String},
    {"0b2", Tag::String, Tag::String},
    {"12:30", Tag::String, Tag::String},
    {"1:2:3", Tag::String, Tag::String},
    {"1:60", Tag::String, Tag::String},
    {"1:59.5", Tag::String, Tag::String},
    {"-1:30", Tag::String, Tag::String},
    {"190:20:30.15", Tag::String, Tag::String},
    {"2020-01-02", Tag::Timestamp, Tag::Timestamp},
    {"2020-1-2", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T03:04:05Z", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T03:04:05.123456789Z", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T03:04:05.120+02:00", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02t03:04:05-05:30", Tag::Timestamp, Tag::Timestamp},
    {"2020-13-01", Tag::String, Tag::String},
    {"2020-02-30", Tag::String, Tag::String},
    {"2020-01-02T3:4:5Z", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T03:04:05", Tag::String, Tag::String},
    {"2020-01-02T03:04:05+24:00", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T03:04:05+23:60", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T24:00:00Z", Tag::String, Tag::String},
    {"0000-01-01", Tag::Timestamp, Tag::Timestamp},
    {"9999-12-31", Tag::Timestamp, Tag::Timestamp},
    {"1e", Tag::String, Tag::String},
    {"1e+", Tag::String, Tag::String},
    {"e1", Tag::String, Tag::String},
    {".", Tag::String, Tag::String},
    {"..", Tag::String, Tag::String},
    {"...", Tag::String, Tag::String},
    {"--", Tag::String, Tag::String},
    {"---", Tag::String, Tag::String},
    {"a-b", Tag::String, Tag::String},
    {"a.b", Tag::String, Tag::String},
    {"a_b", Tag::String, Tag::String},
    {"1.2.3", Tag::String, Tag::String},
    {"1.2.3.4", Tag::String, Tag::String},
    {"v1", Tag::String, Tag::String},
    {"1a", Tag::String, Tag::String},
    {"0x1G", Tag::String, Tag::String},
    {"1,000", Tag::String, Tag::String},
    {"$1", Tag::String, Tag::String},
    {"=", Tag::String, Tag::String},
    {"<<", Tag::Merge, Tag::Merge},
    {"<<x", Tag::String, Tag::String},
    {"x<<", Tag::String, Tag::String},
    {"Yes.", Tag::String, Tag::String},
    {"nO", Tag::String, Tag::String},
    {"oN", Tag::String, Tag::String},
    {"Off.", Tag::String, Tag::String},
    {"TRUE1", Tag::String, Tag::String},
    {"tRUE", Tag::String, Tag::String},
    {"+.inf", Tag::Float, Tag::Float},
    {"++1", Tag::String, Tag::String},
    {"+-1", Tag::String, Tag::String},
    {"1+1", Tag::String, Tag::String},
    {"0.0", Tag::Float, Tag::Float},
    {"0e0", Tag::Float, Tag::Float},
    {"0.0e-5", Tag::Float, Tag::Float},
    {"1e0", Tag::Float, Tag::Float},
    {"12e03", Tag::Float, Tag::Float},
    {"1e1000", Tag::String, Tag::String},
    {"0x7fffffffffffffff", Tag::Int, Tag::Int},
    {"0xffffffffffffffff", Tag::Int, Tag::Int},
    {"0x1ffffffffffffffff", Tag::String, Tag::String},
    {"-0x8000000000000000", Tag::Int, Tag::Int},
    {"0777777777777777777777", Tag::Int, Tag::Int},
    {"01777777777777777777777", Tag::Int, Tag::Int},
    {"1_0.5_0", Tag::Float, Tag::Float},
    {"1_0e1", Tag::Float, Tag::Float},
    {".1_0", Tag::Float, Tag::Float},
    {"._1", Tag::String, Tag::String},
    {"0_7", Tag::Int, Tag::Int},
    {"0_8", Tag::Float, Tag::Float},
    {"0b1_0", Tag::Int, Tag::Int},
    {":a", Tag::String, Tag::String},
    {"a:b", Tag::String, Tag::String},
    {"?a", Tag::String, Tag::String},
    {"-a", Tag::String, Tag::String},
    {"a#b", Tag::String, Tag::String},
    {"a:#b", Tag::String, Tag::String},
    {"http://x:80", Tag::String, Tag::String},
    {"x,", Tag::String, Tag::String},
    {"a'b", Tag::String, Tag::String},
    {"a\"b", Tag::String, Tag::String},
    {"é", Tag::String, Tag::String},
    {"日本", Tag::String, Tag::String},
    {"1é", Tag::String, Tag::String},
    {"é1", Tag::String, Tag::String},
    {"😀", Tag::String, Tag::String},
    {"null1", Tag::String, Tag::String},
    {"nulls", Tag::String, Tag::String},
    {"~x", Tag::String, Tag::String},
    {"x~", Tag::String, Tag::String},
    {"true.", Tag::String, Tag::String},
    {"1.0.0", Tag::String, Tag::String},
    {"2020-01", Tag::String, Tag::String},
    {"2020-01-02x", Tag::String, Tag::String},
    {"20200102", Tag::Int, Tag::Int},
    {"0.1.2", Tag::String, Tag::String},
    {"1-2", Tag::String, Tag::String},
    {"._5", Tag::String, Tag::String},
    {".5_5", Tag::Float, Tag::Float},
    {".5__5", Tag::String, Tag::String},
    {".5_", Tag::String, Tag::String},
    {"1e1_0", Tag::Float, Tag::Float},
    {"1_e1", Tag::Float, Tag::Float},
    {"-_1", Tag::Int, Tag::Int},
    {"+_1", Tag::Int, Tag::Int},
    {"-1_0", Tag::Int, Tag::Int},
    {"+", Tag::String, Tag::String},
    {"0b", Tag::String, Tag::String},
    {"-0b1", Tag::Int, Tag::Int},
    {"-0o7", Tag::Int, Tag::Int},
    {"0o8", Tag::String, Tag::String},
    {"0x1g", Tag::String, Tag::String},
    {"1e5.5", Tag::String, Tag::String},
    {"2020-01-02T00:00:00.5Z", Tag::Timestamp, Tag::Timestamp},
    {"2020-01-02T00:00:60Z", Tag::String, Tag::String},
    {"2020-1-32", Tag::String, Tag::String},
    {"20200-01-02", Tag::String, Tag::String},
    {".INf", Tag::String, Tag::String},
    {"+.nan", Tag::String, Tag::String},
    {"inf", Tag::String, Tag::String},
    {"nan", Tag::String, Tag::String},
    {"NaN", Tag::String, Tag::String},
    {"Inf", Tag::String, Tag::String},
    {"0_", Tag::Int, Tag::Int},
    {"00_1", Tag::Int, Tag::Int},
    {"1.", Tag::Float, Tag::Float},
    {"1.e", Tag::String, Tag::String},
    {"1.5e+", Tag::String, Tag::String},
    {"yEs", Tag::String, Tag::String},
    {"y1", Tag::String, Tag::String},
};
// clang-format on

struct FloatRow {
    double value;
    const char *json;
    const char *yaml;
};

// Printed by encoding/json and strconv.FormatFloat(value, 'g', -1, 64) of Go 1.26.
const FloatRow floatRows[] = {
    {0, "0", "0"},
    {1, "1", "1"},
    {-1.5, "-1.5", "-1.5"},
    {0.1, "0.1", "0.1"},
    {1e-06, "0.000001", "1e-06"},
    {9.99e-07, "9.99e-7", "9.99e-07"},
    {1e-07, "1e-7", "1e-07"},
    {1e+20, "100000000000000000000", "1e+20"},
    {1e+21, "1e+21", "1e+21"},
    {1.5e+300, "1.5e+300", "1.5e+300"},
    {5e-324, "5e-324", "5e-324"},
    {1.234567890125e+11, "123456789012.5", "1.234567890125e+11"},
    {100000.5, "100000.5", "100000.5"},
    {1.0000005e+06, "1000000.5", "1.0000005e+06"},
    {0.0001, "0.0001", "0.0001"},
    {1e-05, "0.00001", "1e-05"},
    {1e+06, "1000000", "1e+06"},
    {-2.5e-09, "-2.5e-9", "-2.5e-09"},
    {1.2345678901234567e+19, "12345678901234567000", "1.2345678901234567e+19"},
};

struct IntegerRow {
    const char *text;
    bool negative;
    std::uint64_t magnitude;
};

const IntegerRow integerRows[] = {
    {"0", false, 0},
    {"-7", true, 7},
    {"+7", false, 7},
    {"0644", false, 420},
    {"0o644", false, 420},
    {"0x1F", false, 31},
    {"-0x10", true, 16},
    {"0b101", false, 5},
    {"1_000", false, 1000},
    {"18446744073709551615", false, std::numeric_limits<std::uint64_t>::max()},
    {"-9223372036854775808", true, std::uint64_t{1} << 63},
};

} // namespace

TEST(Scalar, plainTextsHaveTheTypesThatGoGivesThem)
{
    for (const TagRow &row : tagRows) {
        EXPECT_EQ(resolvePlain(row.text), row.v3) << row.text;
        EXPECT_EQ(resolvePlain11(row.text), row.v2) << row.text;
    }
    EXPECT_EQ(resolvePlain(""), Tag::Null);
}

TEST(Scalar, floatsPrintAsInGo)
{
    for (const FloatRow &row : floatRows) {
        EXPECT_EQ(formatJsonFloat(row.value), row.json);
        EXPECT_EQ(formatYamlFloat(row.value), row.yaml);
    }
}

TEST(Scalar, integersOfAllNotations)
{
    for (const IntegerRow &row : integerRows) {
        const std::optional<Integer> integer = parseInteger(row.text);
        ASSERT_TRUE(integer.has_value()) << row.text;
        EXPECT_EQ(integer->negative, row.negative) << row.text;
        EXPECT_EQ(integer->magnitude, row.magnitude) << row.text;
    }
    for (const char *text : {"", "x", "08", "1.0", "0x", "-", "18446744073709551616",
                             "-9223372036854775809", "+9223372036854775808"})
        EXPECT_FALSE(parseInteger(text).has_value()) << text;
}

TEST(Scalar, floatsOfAllNotations)
{
    EXPECT_EQ(parseFloat("1e3"), 1000.0);
    EXPECT_EQ(parseFloat("-.5"), -0.5);
    EXPECT_EQ(parseFloat("08"), 8.0);
    EXPECT_EQ(parseFloat("0x10"), 16.0);
    EXPECT_EQ(parseFloat("1e-400"), 0.0);
    EXPECT_EQ(parseFloat("-.inf"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(parseFloat(".NaN").value_or(0)));
    EXPECT_FALSE(parseFloat("1e400").has_value());
    EXPECT_FALSE(parseFloat("x").has_value());
    EXPECT_FALSE(parseFloat("").has_value());
}

TEST(Scalar, booleansOfBothVersions)
{
    EXPECT_EQ(parseBool("True"), true);
    EXPECT_EQ(parseBool("OFF"), false);
    EXPECT_EQ(parseBool("tRUE"), std::nullopt);
}

TEST(Timestamp, printsAsGoMarshalsIt)
{
    // Right: what the real kustomize 5.6.0 printed for the unquoted date.
    EXPECT_EQ(formatTimestamp("2020-01-02"), "2020-01-02T00:00:00Z");
    EXPECT_EQ(formatTimestamp("2020-1-2"), "2020-01-02T00:00:00Z");
    EXPECT_EQ(formatTimestamp("2020-01-02T03:04:05.120+02:00"), "2020-01-02T03:04:05.12+02:00");
    EXPECT_EQ(formatTimestamp("2020-01-02t03:04:05-05:30"), "2020-01-02T03:04:05-05:30");
    EXPECT_EQ(formatTimestamp("2020-01-02   3:4:5.25"), "2020-01-02T03:04:05.25Z");
    EXPECT_EQ(formatTimestamp("2020-01-02T03:04:05.123456789123Z"),
              "2020-01-02T03:04:05.123456789Z");
    EXPECT_EQ(formatTimestamp("2020-02-30"), std::nullopt);
    EXPECT_EQ(formatTimestamp("2020-01-02T03:04:05"), std::nullopt);
    EXPECT_TRUE(isTimestamp("2020-01-02T03:04:05+24:00"));
    EXPECT_EQ(formatTimestamp("2020-01-02T03:04:05+24:00"), std::nullopt) << "no RFC 3339 offset";
}
