/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolGlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', anything, true",
        "*, anything, true",
        "foo.*, foo.bar, true",
        "foo.*, foo.bar.baz, true",
        "foo.*, foo, false",
        "foo.*, foo., false",
        "*.exec, shell.exec, true",
        "*.exec, exec, true",
        "*.exec, .exec, false",
        "*.exec, myexec, false",
        "*.shell.*, local.shell.exec, true",
        "*.shell.*, shell.exec, false",
        "*.shell.*, local.shell., false",
        "*.shell.*, local.shell, false",
        "foo.*.bar, foo.x.bar, false",
        "foo.*.bar, foo.*.bar, true",
        "*.*, *.*, true",
        "*.*, a.b, false",
        "Foo.bar, foo.bar, false",
    })
    void matches_followsTheGrammar(String pattern, String tool, boolean expected) {
        assertThat(ToolGlob.matches(pattern, tool)).isEqualTo(expected);
    }
}
