// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

Page::Page(PageId id, PageContext &context, QWidget *parent)
    : QWidget(parent), m_id(id), m_context(context), m_title(new QLabel(this)),
      m_sentenceLabel(new QLabel(this)), m_headerTools(new QHBoxLayout),
      m_messages(new MessageArea(this)), m_content(new QVBoxLayout)
{
    QFont large = m_title->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_title->setFont(large);
    m_title->setTextFormat(Qt::PlainText);

    m_sentenceLabel->setTextFormat(Qt::RichText); // of escaped text: only the emphasis is ours
    m_sentenceLabel->setWordWrap(true);
    m_sentenceLabel->setTextInteractionFlags(Qt::TextSelectableByMouse
                                             | Qt::TextSelectableByKeyboard);
    m_sentenceLabel->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 12, 6);
    header->setSpacing(12);
    header->addWidget(m_title);
    header->addWidget(m_sentenceLabel, 1);
    header->addStretch();
    header->addLayout(m_headerTools);
    m_sentenceLabel->hide();

    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_messages);
    layout->addLayout(m_content, 1);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void Page::setCurrent(bool current)
{
    if (m_title->text().isEmpty()) {
        m_title->setText(heading());
        setAccessibleName(title());
    }
    if (m_current == current)
        return;
    m_current = current;
    // A page that is not seen must not keep the window wide.
    const QSizePolicy::Policy policy = current ? QSizePolicy::Preferred : QSizePolicy::Ignored;
    setSizePolicy(policy, policy);
    if (current)
        shown();
    else
        left();
}

QString Page::sentence() const
{
    return m_sentence;
}

void Page::setSentence(const QString &sentence)
{
    if (m_title->text().isEmpty())
        m_title->setText(heading());
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    refreshSentence();
}

void Page::refreshSentence()
{
    const qsizetype stop = m_sentence.indexOf(u". "_s);
    const qsizetype emphasised = stop < 0 ? m_sentence.size() : stop + 1;
    m_sentenceLabel->setText(u"<b>%1</b>%2"_s.arg(m_sentence.first(emphasised).toHtmlEscaped(),
                                                  m_sentence.mid(emphasised).toHtmlEscaped()));
    m_sentenceLabel->setAccessibleName(m_sentence);
    m_sentenceLabel->setVisible(!m_sentence.isEmpty());
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        QFont large = font();
        large.setBold(true);
        large.setPointSizeF(large.pointSizeF() * 1.25);
        m_title->setFont(large);
    }
}

} // namespace fleetwright::ui
