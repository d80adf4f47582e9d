/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints what was made of each line, as JSON or for people, and on a page if there is one. */
final class JudgedRows implements RowPrinter {
    private final RowJudge judge;
    private final @Nullable TextReport text;
    private final @Nullable HtmlReport page;

    JudgedRows(RowJudge judge, @Nullable TextReport text, @Nullable HtmlReport page) {
        this.judge = judge;
        this.text = text;
        this.page = page;
    }

    @Override
    public void answer(Row row, StringBuilder out) throws IOException, BadRowException {
        RowJudge.Judged judged = judge.judge(row);
        if (text == null) {
            json(judged).answer(row, out);
        }
        if (text != null || page != null) {
            Report report = judged.report();
            String id = row.id().orElse("");
            if (text != null) {
                text.add(id, report, out);
            }
            if (page != null) {
                page.add(id, report);
            }
        }
    }

    @Override
    public void refuse(Optional<String> id, String fault, StringBuilder out) throws IOException {
        if (text == null) {
            json(null).refuse(id, fault, out);
        } else {
            text.addFault(id.orElse(""), fault, out);
        }
        if (page != null) {
            page.addFault(id.orElse(""), fault);
        }
    }

    private JsonRows json(RowJudge.@Nullable Judged judged) {
        return new JsonRows(new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException {
                if (judged != null) {
                    judged.write(out);
                }
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                judge.refuse(out);
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}
