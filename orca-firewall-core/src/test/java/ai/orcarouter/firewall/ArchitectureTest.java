/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Toolboxes and phases: which know which; what holds in every library alike is checked over all of them. */
@AnalyzeClasses(packages = "ai.orcarouter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_POSTURE_AND_COMPLIANCE = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter..")
            .and()
            .resideOutsideOfPackages("ai.orcarouter.firewall.posture..", "ai.orcarouter.firewall.compliance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.orcarouter.firewall.posture..", "ai.orcarouter.firewall.compliance..");

    @ArchTest
    static final ArchRule CORE_DOES_NOT_KNOW_THE_FIREWALL = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.orcarouter.firewall..");

    @ArchTest
    static final ArchRule TOOLBOX_INTERNALS_STAY_INSIDE = slices().matching("ai.orcarouter.core.(*).internal..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule FIREWALL_DOES_NOT_TOUCH_TOOLBOX_INTERNALS = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.firewall..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.orcarouter.core..internal..");

    @ArchTest
    static final ArchRule TOOLBOXES_DO_NOT_CYCLE =
            slices().matching("ai.orcarouter.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PHASES_DO_NOT_CYCLE =
            slices().matching("ai.orcarouter.firewall.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TINK_STAYS_BEHIND_THE_CRYPTOGRAPHY_TOOLBOX = noClasses()
            .that()
            .resideOutsideOfPackage("ai.orcarouter.core.crypto..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");
}
