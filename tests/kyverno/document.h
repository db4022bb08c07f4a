// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <string>

namespace fleetwright::kyverno {

/// One YAML document and what keeps it.
class Document {
public:
    explicit Document(std::string text)
    {
        const auto file = std::make_shared<base::SourceFile>(*base::RepoPath::fromText("a.yaml"),
                                                             std::move(text));
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
        EXPECT_TRUE(parsed.ok());
        m_parsed = *parsed;
    }

    [[nodiscard]] const yaml::Node *root() const { return m_parsed->documents.front(); }

private:
    yaml::ParsedFilePtr m_parsed;
};

} // namespace fleetwright::kyverno
