// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings/settingspage.h"

#include "base/repopath.h"
#include "config/fleetconfig.h"
#include "services/text/words.h"
#include "ui/pages/settings/fleetsettings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

QVariantMap mappedUrlsFromText(const QString &text, QStringList &wrong)
{
    QVariantMap urls;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype equals = line.lastIndexOf(u" = "_s);
        const QString url = line.left(equals).trimmed();
        const QString folder = line.mid(equals + 3).trimmed();
        if (equals < 0 || url.isEmpty() || !base::RepoPath::fromText(services::toStd(folder)))
            wrong.append(line.trimmed());
        else
            urls.insert(url, folder);
    }
    return urls;
}

QString mappedUrlsAsText(const QVariantMap &urls)
{
    QStringList lines;
    for (auto entry = urls.begin(); entry != urls.end(); ++entry)
        lines.append(u"%1 = %2"_s.arg(entry.key(), entry.value().toString()));
    return lines.join(u'\n');
}

SettingsPage::SettingsPage(PageContext &context, QWidget *parent)
    : Page(PageId::Settings, context, parent), m_appearance(new QComboBox(this)),
      m_fontSize(new QSpinBox(this)), m_editorFont(new QFontComboBox(this)),
      m_zoom(new QSpinBox(this)), m_language(new QComboBox(this)),
      m_restore(new QCheckBox(tr("&Open the last fleet at start"), this)),
      m_mapped(new QPlainTextEdit(this)), m_ofFleet(new FleetSettings(context, this))
{
    m_appearance->addItem(tr("Like the system"), u"system"_s);
    m_appearance->addItem(tr("Light"), u"light"_s);
    m_appearance->addItem(tr("Dark"), u"dark"_s);
    m_fontSize->setRange(0, 32);
    m_fontSize->setSpecialValueText(tr("Like the system"));
    m_fontSize->setSuffix(tr(" pt"));
    m_editorFont->setFontFilters(QFontComboBox::MonospacedFonts);
    m_zoom->setRange(80, 200);
    m_zoom->setSingleStep(10);
    m_zoom->setSuffix(tr(" %"));
    m_language->addItem(tr("Like the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch (teilweise)"_s, u"de"_s);
    m_mapped->setPlaceholderText(u"https://example.com/org/shared.git = vendor/shared"_s);
    m_mapped->setTabChangesFocus(true);
    m_mapped->setMaximumHeight(fontMetrics().height() * 8);

    auto *form = new QFormLayout;
    form->setContentsMargins(12, 6, 12, 12);
    form->setVerticalSpacing(10);
    const auto add = [form, this](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(u'&'));
        form->addRow(label, field);
    };
    add(tr("&Theme"), m_appearance);
    add(tr("&Font size"), m_fontSize);
    add(tr("&Editor font"), m_editorFont);
    add(tr("&Zoom"), m_zoom);
    add(tr("&Language"), m_language);
    form->addRow(QString(), m_restore);
    auto *mappedLabel = new QLabel(
        tr("&Addresses that mean a folder of the fleet, one a line: URL = folder"), this);
    mappedLabel->setBuddy(m_mapped);
    mappedLabel->setWordWrap(true);
    m_mapped->setAccessibleName(tr("Addresses that mean a folder of the fleet"));
    form->addRow(mappedLabel);
    form->addRow(m_mapped);
    auto *keys = new QPushButton(tr("Keyboard shortcuts"), this);
    keys->setAutoDefault(false);
    connect(keys, &QPushButton::clicked, this,
            [this] { this->context().navigator.go(PageId::Shortcuts); });
    form->addRow(new QLabel(tr("Keys"), this), keys);
    auto *ofFleet = new QPushButton(tr("Open .fleetwright.yaml"), this);
    ofFleet->setAutoDefault(false);
    ofFleet->setToolTip(tr("Settings that lie in the repository and hold for everybody"));
    ofFleet->setEnabled(context.workspace.isOpen());
    connect(&context.workspace, &services::Workspace::stateChanged, ofFleet,
            [this, ofFleet] { ofFleet->setEnabled(this->context().workspace.isOpen()); });
    connect(ofFleet, &QPushButton::clicked, this, &SettingsPage::openFleetSettings);
    form->addRow(new QLabel(tr("This fleet"), this), ofFleet);
    form->addRow(QString(), m_ofFleet);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *column = new QWidget(this);
    column->setLayout(form);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 90);
    content()->addWidget(column);
    content()->addStretch(1);
    setSentence(tr("Changes count at once, the language from the next start."));

    services::Settings &settings = context.settings;
    connect(m_appearance, &QComboBox::currentIndexChanged, this, [this, &settings] {
        if (!m_loading)
            settings.set(setting::appearance, m_appearance->currentData().toString());
    });
    connect(m_fontSize, &QSpinBox::valueChanged, this, [this, &settings](int size) {
        if (!m_loading)
            settings.set(setting::fontSize, size < 6 ? 0 : size);
    });
    connect(m_editorFont, &QFontComboBox::currentFontChanged, this,
            [this, &settings](const QFont &font) {
                if (!m_loading)
                    settings.set(setting::editorFont, font.family());
            });
    connect(m_zoom, &QSpinBox::valueChanged, this, [this, &settings](int percent) {
        if (!m_loading)
            settings.set(setting::zoom, percent);
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this, &settings] {
        if (!m_loading)
            settings.set(setting::language, m_language->currentData().toString());
    });
    connect(m_restore, &QCheckBox::toggled, this, [this, &settings](bool on) {
        if (!m_loading)
            settings.set(setting::restoreSession, on);
    });
    connect(m_mapped, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            storeMappedUrls();
    });
    load();
}

void SettingsPage::openFleetSettings()
{
    services::Edits &edits = context().workspace.edits();
    const auto path = *base::RepoPath::fromText(config::configFileName);
    if (!edits.text(path))
        edits.apply(tr("Begin .fleetwright.yaml"),
                    {{path, "# Settings of this fleet; everything has a default.\n"}});
    context().navigator.openPlace({path, 1, 1});
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QString SettingsPage::iconName() const
{
    return u"settings"_s;
}

void SettingsPage::shown()
{
    load();
    m_ofFleet->load();
}

void SettingsPage::load()
{
    const services::Settings &settings = context().settings;
    m_loading = true;
    m_appearance->setCurrentIndex(
        std::max(0, m_appearance->findData(settings.value(setting::appearance))));
    m_fontSize->setValue(settings.value(setting::fontSize));
    const QString family = settings.value(setting::editorFont);
    m_editorFont->setCurrentFont(
        family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(family));
    m_zoom->setValue(settings.value(setting::zoom));
    m_language->setCurrentIndex(
        std::max(0, m_language->findData(settings.value(setting::language))));
    m_restore->setChecked(settings.value(setting::restoreSession));
    if (!m_mapped->hasFocus())
        m_mapped->setPlainText(mappedUrlsAsText(settings.value(setting::mappedUrls)));
    m_loading = false;
}

void SettingsPage::storeMappedUrls()
{
    QStringList wrong;
    const QVariantMap urls = mappedUrlsFromText(m_mapped->toPlainText(), wrong);
    context().settings.set(setting::mappedUrls, urls);
    if (wrong.isEmpty())
        messages().remove(u"mapped"_s);
    else
        messages().show({u"mapped"_s,
                         Role::Warning,
                         tr("Not an address and a folder inside the fleet: %1")
                             .arg(services::visible(wrong.first())),
                         {}});
}

} // namespace fleetwright::ui
