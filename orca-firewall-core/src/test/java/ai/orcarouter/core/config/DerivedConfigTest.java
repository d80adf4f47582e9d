/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DerivedConfigTest {
    private record Compiled(ConfigSnapshot stored, @Nullable Compiled previous) implements CompiledConfig {}

    private final List<Long> compiled = new ArrayList<>();
    private final DerivedConfig<Compiled> derived = new DerivedConfig<>((stored, previous) -> {
        compiled.add(stored.revision());
        return new Compiled(stored, previous);
    });

    private static ConfigSnapshot revision(long number) {
        return new ConfigSnapshot(number, List.of(), ChainHead.ofAudit("acme"));
    }

    @Test
    void of_theSameRevision_isCompiledOnce() {
        Compiled first = derived.of(revision(1));
        assertThat(derived.of(revision(1))).isSameAs(first);
        assertThat(compiled).containsExactly(1L);
    }

    @Test
    void of_aNewerRevision_isMadeFromTheOneBefore() {
        Compiled first = derived.of(revision(1));
        assertThat(derived.of(revision(2)).previous()).isSameAs(first);
    }

    @Test
    void of_anOlderRevision_isWhatItSaysAndReplacesNothing() {
        Compiled newest = derived.of(revision(2));
        assertThat(derived.of(revision(1)).stored().revision()).isEqualTo(1);
        assertThat(derived.of(revision(2))).isSameAs(newest);
        assertThat(compiled).containsExactly(2L, 1L);
    }
}
