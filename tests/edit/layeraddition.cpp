// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;

TEST(NestedYaml, followsThePath)
{
    EXPECT_EQ(edit::nestedYaml(field("a.b").segments(), "1"), "a:\n  b: 1");
    EXPECT_EQ(edit::nestedYaml(field(prometheusImage).segments(), "x:1"),
              "spec:\n  template:\n    spec:\n      containers:\n      - name: prometheus\n        "
              "image: x:1");
    EXPECT_EQ(edit::nestedYaml(field("a[name=\"true\"].b").segments(), "1"),
              "a:\n- name: \"true\"\n  b: 1");
    EXPECT_EQ(edit::nestedYaml({}, "1"), "1");
}

TEST(NestedYaml, indentsEveryLine)
{
    EXPECT_EQ(edit::indented("a\n\nb\n", 2), "  a\n\n  b\n");
}

TEST(ImageField, isAContainersImage)
{
    EXPECT_TRUE(edit::isImageField(field(prometheusImage)));
    EXPECT_TRUE(edit::isImageField(field("spec.template.spec.initContainers[0].image")));
    EXPECT_FALSE(edit::isImageField(field("spec.image")));
    EXPECT_FALSE(edit::isImageField(field("image")));
}
