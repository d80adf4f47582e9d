/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.whole;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** What holds across all libraries: siblings stand apart, internals stay inside their module, no package cycles. */
@AnalyzeClasses(
        packages = {
            "ai.orcarouter.core",
            "ai.orcarouter.firewall",
            "ai.orcarouter.guardrails",
            "ai.orcarouter.mcp",
            "ai.orcarouter.skills"
        },
        importOptions = {ImportOption.DoNotIncludeTests.class, ModuleBoundariesTest.WithoutCopies.class})
class ModuleBoundariesTest {
    private static final String SIBLINGS = "ai.orcarouter.(guardrails|mcp|skills)..";

    /** The libraries that orca-mcp-client carries in its jar are not ours to hold to these rules. */
    static final class WithoutCopies implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/internal/shaded/");
        }
    }

    @ArchTest
    static final ArchRule SIBLINGS_STAND_APART =
            slices().matching(SIBLINGS).should().notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_SIBLING = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("ai.orcarouter.core..", "ai.orcarouter.firewall..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.orcarouter.guardrails..", "ai.orcarouter.mcp..", "ai.orcarouter.skills..");

    @ArchTest
    static final ArchRule INTERNALS_STAY_IN_THEIR_MODULE =
            ArchRuleDefinition.classes().should(new StayAwayFromForeignInternals());

    private static final class StayAwayFromForeignInternals extends ArchCondition<JavaClass> {
        StayAwayFromForeignInternals() {
            super("stay away from the internals of other modules");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
                    "foreign internal",
                    other -> other.getPackageName().contains(".internal")
                            && !module(other).equals(module(type)));
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> foreign.test(dependency.getTargetClass()))
                    .forEach(dependency ->
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }

        private static String module(JavaClass type) {
            String rest = type.getPackageName().substring("ai.orcarouter.".length());
            int dot = rest.indexOf('.');
            String first = dot < 0 ? rest : rest.substring(0, dot);
            return first.equals("core") ? "firewall" : first;
        }
    }
}
