// SPDX-License-Identifier: Apache-2.0
#include "argocd/buildenvironment.h"

#include <gtest/gtest.h>

namespace fleetwright::argocd {
namespace {

TEST(BuildEnvironment, ReplacesAsOsExpandDoes)
{
    Application application;
    application.name = "web";
    application.destinationNamespace = "shop";
    application.project = "front";
    ApplicationSource source;
    source.path = "charts/web";
    const BuildEnvironment environment(application, source);
    const auto expanded = [&](std::string_view text) { return environment.expanded(text); };
    EXPECT_EQ(expanded("$ARGOCD_APP_NAME.example.com"), "web.example.com");
    EXPECT_EQ(expanded("${ARGOCD_APP_NAMESPACE}-$ARGOCD_APP_PROJECT_NAME"), "shop-front");
    EXPECT_EQ(expanded("a$NONE/b${NONE}c"), "a/bc");
    EXPECT_EQ(expanded("$$5 and $"), "$5 and $");
    EXPECT_EQ(expanded("$1x $*y $-z $.w"), "x y z $.w");
    EXPECT_EQ(expanded("${unclosed"), "unclosed");
    EXPECT_EQ(expanded("${}x $ARGOCD_APP_SOURCE_PATH"), "x charts/web");
}

} // namespace
} // namespace fleetwright::argocd
