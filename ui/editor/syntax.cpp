// SPDX-License-Identifier: Apache-2.0
// The only file that knows KSyntaxHighlighting, which may be missing.
#include "ui/editor/syntax.h"

#include "ui/theme/theme.h"

#include <QPalette>
#include <QSyntaxHighlighter>
#include <QTextDocument>

#ifdef FLEETWRIGHT_HAS_SYNTAX
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#endif

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

#ifdef FLEETWRIGHT_HAS_SYNTAX

namespace {

/// Loads all definitions' heads: once for the program. It is read only after that.
const KSyntaxHighlighting::Repository &repository()
{
    static const KSyntaxHighlighting::Repository definitions;
    return definitions;
}

std::optional<Syntax> partOf(const KSyntaxHighlighting::Format &format)
{
    using Style = KSyntaxHighlighting::Theme::TextStyle;
    // YAML's own formats first: there a plain value has the style of attributes, and a key that of
    // functions.
    const QString name = format.name();
    if (name.contains(u"Operator"_s))
        return std::nullopt;
    if (name.startsWith(u"Literal"_s) || name.startsWith(u"Folded"_s))
        return Syntax::String;
    switch (format.textStyle()) {
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
        return Syntax::Comment;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
    case Style::Char:
    case Style::SpecialChar:
        return Syntax::String;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
        return Syntax::Number;
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Constant:
    case Style::BuiltIn:
        return Syntax::Keyword;
    case Style::Attribute:
        return Syntax::String;
    case Style::Function:
        return Syntax::Key;
    case Style::DataType:
    case Style::Others:
    case Style::Variable:
    case Style::Import:
    case Style::Preprocessor:
        return Syntax::Anchor;
    default:
        return std::nullopt;
    }
}

class ThemedHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter {
public:
    ThemedHighlighter(QTextDocument *document, const QPalette &palette)
        : KSyntaxHighlighting::SyntaxHighlighter(document), m_palette(palette)
    {}

    void setPalette(const QPalette &palette)
    {
        m_palette = palette;
        rehighlight();
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length == 0)
            return;
        if (const auto part = partOf(format))
            setFormat(offset, length, theme::syntaxColor(*part, m_palette));
    }

private:
    QPalette m_palette;
};

} // namespace

QSyntaxHighlighter *makeHighlighter(QTextDocument *document, const QString &fileName,
                                    const QPalette &palette)
{
    const KSyntaxHighlighting::Definition definition = repository().definitionForFileName(fileName);
    if (!definition.isValid())
        return nullptr;
    auto *highlighter = new ThemedHighlighter(document, palette); // the document owns it
    highlighter->setDefinition(definition);
    return highlighter;
}

void recolour(QSyntaxHighlighter *highlighter, const QPalette &palette)
{
    if (auto *themed = dynamic_cast<ThemedHighlighter *>(highlighter))
        themed->setPalette(palette);
}

QString syntaxName(const QString &fileName)
{
    const KSyntaxHighlighting::Definition definition = repository().definitionForFileName(fileName);
    return definition.isValid() ? definition.translatedName() : QString();
}

#else

QSyntaxHighlighter *makeHighlighter(QTextDocument *, const QString &, const QPalette &)
{
    return nullptr;
}

void recolour(QSyntaxHighlighter *, const QPalette &) {}

QString syntaxName(const QString &fileName)
{
    return fileName.endsWith(u".yaml"_s) || fileName.endsWith(u".yml"_s) ? u"YAML"_s : QString();
}

#endif

} // namespace fleetwright::ui
