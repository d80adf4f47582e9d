/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bars of egress.md 7.3, over the labelled calls. */
class ExtractionCorpusTest {
    private int expected;
    private int found;
    private int rows;
    private int opaque;
    private int clear;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> unflagged = new ArrayList<>();
    private final List<String> falselyOpaque = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    @Test
    void extract_labelledCalls_reachesTheBars() {
        for (Map<String, Object> row : SharedCorpus.rows("egress/toolcalls.jsonl")) {
            judge(row);
        }

        assertThat(100.0 * found / expected)
                .as("found, percent; missed %s", missed)
                .isGreaterThanOrEqualTo(97);
        assertThat(100.0 * wrong.size() / rows).as("wrong %s", wrong).isLessThanOrEqualTo(2);
        assertThat(100.0 * unflagged.size() / opaque)
                .as("unflagged %s", unflagged)
                .isLessThanOrEqualTo(3);
        assertThat(100.0 * falselyOpaque.size() / clear)
                .as("falsely opaque %s", falselyOpaque)
                .isLessThanOrEqualTo(3);
    }

    private void judge(Map<String, Object> row) {
        rows++;
        String id = SharedCorpus.text(row, "id");
        Extraction extraction = DestinationExtractor.defaults()
                .extract(SharedCorpus.text(row, "server"), SharedCorpus.text(row, "tool"), row.get("arguments"));
        Set<String> dialled = new HashSet<>();
        extraction.dialled().forEach(each -> dialled.add(each.host().toLowerCase(Locale.ROOT)));
        Set<String> wanted = new HashSet<>();
        SharedCorpus.<Map<String, Object>>list(row.get("expected"))
                .forEach(each -> wanted.add(SharedCorpus.text(each, "host")));
        Set<String> mentioned = new HashSet<>(SharedCorpus.<String>list(row.get("mention")));

        Set<String> hit = new HashSet<>(wanted);
        hit.retainAll(dialled);
        expected += wanted.size();
        found += hit.size();
        if (hit.size() < wanted.size()) {
            missed.add(id);
        }
        dialled.removeAll(wanted);
        dialled.removeAll(mentioned);
        if (!dialled.isEmpty()) {
            wrong.add(id);
        }
        if (Boolean.TRUE.equals(row.get("opaque"))) {
            opaque++;
            if (!extraction.opaque() && (wanted.isEmpty() || hit.size() < wanted.size())) {
                unflagged.add(id);
            }
        } else {
            clear++;
            if (extraction.opaque()) {
                falselyOpaque.add(id);
            }
        }
    }
}
