/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import ai.orcarouter.core.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is wrong with one document, with places. Not thread-safe. Keeps a bounded number of findings, so that a hostile
 * document cannot turn each of its bytes into a report.
 */
public final class Findings {
    /** Findings that are kept; a last one says that there are more. */
    public static final int MAX = 1_000;

    private record Placed(int offset, Issue issue) {}

    private final String file;
    private final SourceText source;
    private final List<Placed> found = new ArrayList<>();
    private boolean more;

    /** Nothing found yet. */
    public Findings(String file, SourceText source) {
        this.file = file;
        this.source = source;
    }

    /** Adds an error at a character of the text. */
    public void error(int offset, String pointer, String subject, String message, String hint) {
        add(offset, Issue.error(pointer, subject, message, hint), pointer);
    }

    /** Adds a finding at a character of the text, where its value has the given pointer. */
    public void add(int offset, Issue issue, String pointer) {
        if (found.size() < MAX) {
            int line = source.line(offset);
            int column = source.column(offset);
            found.add(new Placed(
                    offset,
                    new Issue(
                            issue.severity(),
                            file,
                            line,
                            column,
                            pointer,
                            issue.subject(),
                            issue.message(),
                            issue.hint())));
        } else {
            more = true;
        }
    }

    /** Whether any finding refuses the document. */
    public boolean hasErrors() {
        return more || found.stream().anyMatch(placed -> placed.issue.isError());
    }

    /** All findings in document order. What has no subject gets the one of its pointer. */
    public List<Issue> inOrder(UnaryOperator<String> subjectOf) {
        List<Issue> out = new ArrayList<>(found.stream()
                .sorted(Comparator.comparingInt(Placed::offset))
                .map(placed -> named(placed.issue, subjectOf))
                .toList());
        if (more) {
            out.add(Issue.error("", "", "there are more than " + MAX + " findings; the others are not listed", "")
                    .at(file, source.line(0), source.column(0)));
        }
        return List.copyOf(out);
    }

    private static Issue named(Issue issue, UnaryOperator<String> subjectOf) {
        return issue.subject().isEmpty()
                ? new Issue(
                        issue.severity(),
                        issue.file(),
                        issue.line(),
                        issue.column(),
                        issue.pointer(),
                        subjectOf.apply(issue.pointer()),
                        issue.message(),
                        issue.hint())
                : issue;
    }
}
