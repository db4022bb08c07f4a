// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/shownpatch.h"

#include <QRegularExpression>
#include <QStringList>

namespace fleetwright::test {

using namespace Qt::StringLiterals;

namespace {

/// One file of a patch while its hunks are read.
class PatchedFile {
public:
    explicit PatchedFile(const QString &before)
        : m_before(before.isEmpty() ? QStringList() : before.split(u'\n'))
    {}

    /// The lines before the hunk stay.
    bool beginHunk(qsizetype line)
    {
        if (line < m_at || line > m_before.size())
            return false;
        m_after += m_before.mid(m_at, line - m_at);
        m_at = line;
        return true;
    }

    bool take(const QString &line)
    {
        const QString text = line.mid(1);
        if (line.startsWith(u'+')) {
            m_after.append(text);
            return true;
        }
        if (m_at >= m_before.size() || m_before[m_at] != text)
            return false;
        if (!line.startsWith(u'-'))
            m_after.append(text);
        ++m_at;
        return true;
    }

    QString finish()
    {
        m_after += m_before.mid(m_at);
        QString text = m_after.join(u'\n');
        if (m_before.isEmpty() && !text.isEmpty()) // a new file
            text += u'\n';
        return text;
    }

private:
    QStringList m_before;
    QStringList m_after;
    qsizetype m_at = 0;
};

struct Reader {
    std::map<QString, QString> &files;
    QString source;
    QString target;
    std::optional<PatchedFile> file;

    void finish()
    {
        if (!file)
            return;
        const QString text = file->finish();
        if (target.isEmpty())
            files.erase(source);
        else
            files[target] = text;
        file.reset();
    }

    bool take(const QString &line)
    {
        static const QRegularExpression hunk(u"^@@ -(\\d+)(?:,(\\d+))? \\+"_s);
        if (line.startsWith(u"--- ")) {
            finish();
            source = line.startsWith(u"--- a/") ? line.mid(6) : QString();
            return true;
        }
        if (line.startsWith(u"+++ ")) {
            target = line.startsWith(u"+++ b/") ? line.mid(6) : QString();
            file.emplace(files[source]);
            return true;
        }
        if (const auto match = hunk.match(line); match.hasMatch()) {
            // A hunk without lines before it names the line that it follows.
            const bool isInsertion = match.captured(2) == u"0"_s;
            return file && file->beginHunk(match.captured(1).toInt() - (isInsertion ? 0 : 1));
        }
        if (line.startsWith(u'\\') || line.isEmpty())
            return true;
        return file && file->take(line);
    }
};

} // namespace

bool applyShownPatch(const QString &patch, std::map<QString, QString> &files)
{
    Reader reader{files, {}, {}, {}};
    for (const QString &line : patch.split(u'\n')) {
        if (!reader.take(line))
            return false;
    }
    reader.finish();
    files.erase(QString());
    return true;
}

} // namespace fleetwright::test
