/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * A workspace on stores in memory, next to {@link WorkspaceLaw}, through edits, keys, calls, approvals and failures.
 */
class WorkspaceLawProperties {
    /** What happens next; what the numbers choose is up to the kind. */
    enum Kind {
        CALL,
        RESUME,
        DECIDE,
        EDIT,
        ISSUE_KEY,
        TOGGLE_KEY,
        SETTLE,
        RELEASE,
        MOVE,
        FAIL,
        RECOVER,
        PREVIEW
    }

    record Step(Kind kind, int a, int b, int c) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.CALL),
                Tuple.of(6, Kind.RESUME),
                Tuple.of(5, Kind.DECIDE),
                Tuple.of(2, Kind.EDIT),
                Tuple.of(1, Kind.ISSUE_KEY),
                Tuple.of(1, Kind.TOGGLE_KEY),
                Tuple.of(3, Kind.SETTLE),
                Tuple.of(2, Kind.RELEASE),
                Tuple.of(3, Kind.MOVE),
                Tuple.of(1, Kind.FAIL),
                Tuple.of(2, Kind.RECOVER),
                Tuple.of(2, Kind.PREVIEW));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 59);
        return Combinators.combine(kinds, numbers, numbers, numbers)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void workspace_anything_keepsTheLaw(@ForAll("steps") List<Step> steps) {
        try (LawfulWorkspace world = new LawfulWorkspace()) {
            for (Step step : steps) {
                world.take(step);
            }
            world.finish();
        }
    }
}
