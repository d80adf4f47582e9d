/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which internals know which; what holds in every library alike is checked over all of them. */
@AnalyzeClasses(packages = "ai.orcarouter.guardrails", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_CYCLE = slices().matching("ai.orcarouter.guardrails.internal.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule DETECTORS_KNOW_NO_RULES = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.guardrails.internal.detect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.orcarouter.guardrails.internal.rule..",
                    "ai.orcarouter.guardrails.internal.judge..",
                    "ai.orcarouter.guardrails.internal.stream..",
                    "ai.orcarouter.guardrails.internal.codec..");

    @ArchTest
    static final ArchRule PLANES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "ai.orcarouter.guardrails.internal.detect.(*)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule RULES_KNOW_NO_DETECTORS_SERVICES_NOR_STREAMS = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.guardrails.internal.rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.orcarouter.guardrails.internal.detect..",
                    "ai.orcarouter.guardrails.internal.judge..",
                    "ai.orcarouter.guardrails.internal.ground..",
                    "ai.orcarouter.guardrails.internal.stream..");
}
