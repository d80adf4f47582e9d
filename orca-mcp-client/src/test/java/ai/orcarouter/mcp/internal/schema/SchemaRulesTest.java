/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final ToolListing ONE = Trees.listing(null, "{\"name\":\"one\"}");
    private static final ToolListing TWO = Trees.listing(null, "{\"name\":\"two\"}");
    private static final ToolListing THREE = Trees.listing(null, "{\"name\":\"three\"}");

    private static ServerFinding finding(Level level) {
        return new ServerFinding("one", "rule", level, "text");
    }

    private static SchemaState first(boolean trust, ServerFinding... findings) {
        return SchemaRules.observe(SchemaState.unbaselined(NOW), ONE, List.of(findings), "t", trust, NOW);
    }

    private static SchemaState then(SchemaState state, ToolListing listing, String target) {
        return SchemaRules.observe(state, listing, List.of(), target, true, LATER);
    }

    @Test
    void observe_firstContact_isTrustedUnlessStrictOrPoisoned() {
        assertThat(first(true).status()).isEqualTo(SchemaStatus.VERIFIED);
        assertThat(first(true).serves("t", ONE.hash())).isTrue();
        assertThat(first(true, finding(Level.MEDIUM)).status()).isEqualTo(SchemaStatus.VERIFIED);
        assertThat(first(true, finding(Level.LOW), finding(Level.HIGH)).status())
                .isEqualTo(SchemaStatus.PENDING);
        assertThat(first(false).status()).isEqualTo(SchemaStatus.PENDING);
        assertThat(first(false).approved()).isEmpty();
    }

    @Test
    void observe_sameListAgain_changesNothing() {
        SchemaState verified = first(true);
        assertThat(then(verified, ONE, "t")).isSameAs(verified);
        SchemaState changed = then(verified, TWO, "t");
        assertThat(then(changed, TWO, "t")).isSameAs(changed);
    }

    @Test
    void observe_changedTwice_keepsTheTimeOfTheFirstAndShowsTheLast() {
        SchemaState changed = then(first(true), TWO, "t");
        SchemaState again = then(changed, THREE, "t");
        assertThat(again.status()).isEqualTo(SchemaStatus.CHANGED);
        assertThat(again.since()).isEqualTo(LATER);
        assertThat(again.observedHash()).isEqualTo(THREE.hash());
        assertThat(again.approvedHash()).isEqualTo(ONE.hash());
    }

    @Test
    void observe_serverThatMoved_isVerifiedWithTheSameToolsAndPendingWithOthers() {
        assertThat(then(first(true), ONE, "elsewhere").serves("elsewhere", ONE.hash()))
                .isTrue();
        assertThat(then(first(true), ONE, "elsewhere").serves("t", ONE.hash())).isFalse();
        assertThat(then(first(true), TWO, "elsewhere").status()).isEqualTo(SchemaStatus.PENDING);
    }

    @Test
    void observe_quarantined_staysSoWhateverIsListed() {
        SchemaState held = SchemaRules.quarantine(first(true), LATER);
        for (ToolListing listing : List.of(ONE, TWO)) {
            assertThat(then(held, listing, "t").status()).isEqualTo(SchemaStatus.QUARANTINED);
            assertThat(then(held, listing, "t").serves("t", ONE.hash())).isFalse();
        }
        assertThat(then(SchemaRules.quarantine(SchemaState.unbaselined(NOW), NOW), ONE, "t")
                        .status())
                .isEqualTo(SchemaStatus.QUARANTINED);
    }

    @Test
    void approve_reviewedHash_opensWithExactlyThatList() {
        SchemaState changed = then(first(true), TWO, "t");
        SchemaState approved = SchemaRules.approve(changed, TWO.hash(), KeptList.parse(TWO.text()), "ada", LATER);
        assertThat(approved.serves("t", TWO.hash())).isTrue();
        assertThat(approved.serves("t", ONE.hash())).isFalse();
        assertThat(approved.approved().orElseThrow().by()).isEqualTo("ada");
        assertThat(approved.approved().orElseThrow().tools()).isEqualTo(TWO.hashes());
    }

    @Test
    void approve_otherHashThanTheLastSeen_isRefused() {
        SchemaState changed = then(then(first(true), TWO, "t"), THREE, "t");
        assertThatThrownBy(() -> SchemaRules.approve(changed, TWO.hash(), KeptList.parse(TWO.text()), "ada", LATER))
                .isInstanceOf(OrcaException.class)
                .hasMessageContaining(THREE.hash());
        assertThatThrownBy(
                        () -> SchemaRules.approve(SchemaState.unbaselined(NOW), "", KeptList.parse(""), "ada", LATER))
                .isInstanceOf(OrcaException.class);
    }

    @Test
    void json_everyState_readsBackEqualAndDamagedOnesAreRefused() {
        for (SchemaState state : List.of(
                SchemaState.unbaselined(NOW),
                first(true, finding(Level.LOW)),
                first(false, finding(Level.HIGH)),
                then(first(true), TWO, "t"),
                SchemaRules.quarantine(first(true), LATER))) {
            assertThat(SchemaJson.read(SchemaJson.write(state))).contains(state);
        }
        for (String damaged : List.of("", "[]", "{}", "{\"status\":\"open\"}", "{\"status\":7}")) {
            assertThat(SchemaJson.read(damaged)).isEmpty();
        }
    }
}
