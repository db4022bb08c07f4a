// SPDX-License-Identifier: Apache-2.0
#include "argocd/texttemplate.h"

#include "argocd/fasttemplate.h"

#include <algorithm>
#include <utility>

namespace fleetwright::argocd {

namespace {

class FlatText final : public TextTemplate {
public:
    explicit FlatText(FastTemplate compiled) : m_template(std::move(compiled)) {}

    base::Result<std::string> render(const Value &parameters) const override
    {
        return m_template.render(parameters, outputLimit);
    }

private:
    FastTemplate m_template;
};

} // namespace

base::Result<TextTemplatePtr> compileText(std::string_view text, const TemplateLanguage &language)
{
    if (text.find("{{") == std::string_view::npos)
        return TextTemplatePtr();
    if (language.isGo)
        return compileGoText(text, language.options);
    base::Result<FastTemplate> compiled = FastTemplate::compile(text);
    if (!compiled)
        return compiled.error();
    if (compiled->isConstant())
        return TextTemplatePtr();
    return TextTemplatePtr(std::make_shared<const FlatText>(*std::move(compiled)));
}

bool isMissingKey(const base::Error &error)
{
    const auto holds = [](const std::string &text) {
        return text.find("map has no entry for key") != std::string::npos
               || text.find("can't evaluate field") != std::string::npos;
    };
    return holds(error.detail)
           || std::any_of(error.causes.begin(), error.causes.end(), isMissingKey);
}

} // namespace fleetwright::argocd
