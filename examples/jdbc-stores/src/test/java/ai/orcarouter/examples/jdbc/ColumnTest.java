/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void key_shortName_isTheName() {
        assertThat(Column.key("")).isEmpty();
        assertThat(Column.key("a".repeat(128))).isEqualTo("a".repeat(128));
    }

    @Test
    void key_longName_isAHashThatNoNameHas() {
        String key = Column.key("a".repeat(129));
        assertThat(key).hasSize(65).startsWith("#");
        assertThat(Column.key("a".repeat(130))).isNotEqualTo(key);
        assertThat(Column.key(key)).isNotEqualTo(key).startsWith("#");
    }

    @Test
    void document_ofOtherParts_isAnother() {
        assertThat(Column.document("ab", "c")).isNotEqualTo(Column.document("a", "bc"));
    }

    @Test
    void micros_roundDownAndUp() {
        Instant time = Instant.parse("1969-12-31T23:59:59.999999500Z");
        assertThat(Column.micros(time)).isEqualTo(-1);
        assertThat(Column.microsUp(time)).isZero();
        assertThat(Column.microsUp(Instant.EPOCH)).isZero();
        assertThat(Column.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @Test
    void micros_beyondTheirBounds_keepTheOrder() {
        assertThat(Column.micros(Instant.MIN)).isLessThan(Column.micros(Instant.EPOCH));
        assertThat(Column.micros(Instant.MAX)).isGreaterThan(Column.micros(Instant.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> Column.exactMicros(Instant.MAX));
        assertThat(Column.exactMicros(Instant.ofEpochSecond(1))).isEqualTo(1_000_000);
    }
}
