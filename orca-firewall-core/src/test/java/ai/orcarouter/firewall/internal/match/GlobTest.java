/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.SuffixGlob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', anything.at.all, true",
        "*, anything, true",
        "foo.*, foo.bar, true",
        "foo.*, foo.bar.baz, true",
        "foo.*, foo, false",
        "foo.*, foo., false",
        "foo.*, food.bar, false",
        "*.exec, shell.exec, true",
        "*.exec, a.b.exec, true",
        "*.exec, .exec, false",
        "*.exec, shellexec, false",
        "*.shell.*, local.shell.exec, true",
        "*.shell.*, a.shell.b.shell.c, true",
        "*.shell.*, shell.exec, false",
        "*.shell.*, local.shell, false",
        "*.shell.*, local.shell., false",
        "*.shell.*, .shell.exec, false",
        "*.a.b.*, x.a.b.y, true",
        "*.a.b.*, x.a.y.b.z, false",
        "foo.*.bar, foo.x.bar, false",
        "foo.*.bar, foo.*.bar, true",
        "foo*, foobar, false",
        "foo*, foo*, true",
        "*.*, a.b, false",
        "*.*, *.*, true",
        "Foo, foo, false"
    })
    void matches_grammarOfReference_asDocumented(String glob, String name, boolean expected) {
        assertThat(Glob.parse(glob).matches(name, SuffixGlob.MATCHES_BARE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MATCHES_BARE, true", "REQUIRES_PREFIX, false"})
    void matches_suffixGlobOnBareName_followsTheSwitch(SuffixGlob mode, boolean expected) {
        assertThat(Glob.parse("*.exec").matches("exec", mode)).isEqualTo(expected);
    }
}
