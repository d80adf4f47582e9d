/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.whole;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** What holds in every library alike: its layers, what its public types show, no state in static fields. */
@AnalyzeClasses(
        packages = {
            "ai.orcarouter.core",
            "ai.orcarouter.firewall",
            "ai.orcarouter.guardrails",
            "ai.orcarouter.mcp",
            "ai.orcarouter.skills"
        },
        importOptions = {ImportOption.DoNotIncludeTests.class, ModuleBoundariesTest.WithoutCopies.class})
class LibraryRulesTest {
    @ArchTest
    static void layers_ofTheFirewall_pointOneWay(JavaClasses classes) {
        layers("ai.orcarouter.firewall").check(classes);
    }

    @ArchTest
    static void layers_ofGuardrails_pointOneWay(JavaClasses classes) {
        layers("ai.orcarouter.guardrails").check(classes);
    }

    @ArchTest
    static void layers_ofTheClient_pointOneWay(JavaClasses classes) {
        layers("ai.orcarouter.mcp").check(classes);
    }

    @ArchTest
    static void layers_ofTheScanner_pointOneWay(JavaClasses classes) {
        layers("ai.orcarouter.skills").check(classes);
    }

    @ArchTest
    static final ArchRule FOREIGN_TYPES_STAY_OUT_OF_PUBLIC_PACKAGES =
            ApiRules.publicMembers().should(ApiRules.SHOW_ONLY_JDK_AND_ORCA_TYPES);

    @ArchTest
    static final ArchRule OPTIONAL_IS_ONLY_RETURNED =
            ApiRules.publicMembers().should(ApiRules.TAKE_NO_OPTIONAL_PARAMETER);

    @ArchTest
    static final ArchRule NO_MUTABLE_STATIC_STATE =
            ArchRuleDefinition.classes().should(ApiRules.HAVE_ONLY_FINAL_STATIC_FIELDS);

    private static ArchRule layers(String library) {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy(library + ".model..")
                .layer("spi")
                .definedBy(library + ".spi..")
                .layer("internal")
                .definedBy(library + ".internal..")
                .layer("root")
                .definedBy(library)
                .optionalLayer("memory")
                .definedBy(library + ".memory..")
                .whereLayer("memory")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("internal")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("spi")
                .mayOnlyBeAccessedByLayers("internal", "memory", "root");
    }
}
