/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which internals know which, and who may open connections; what holds in every library alike is checked over all. */
@AnalyzeClasses(packages = "ai.orcarouter.mcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_CYCLE =
            slices().matching("ai.orcarouter.mcp.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_NO_WIRE = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.mcp.internal.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.orcarouter.mcp.internal.transport..", "okhttp3..", "okio..", "java.net..");

    @ArchTest
    static final ArchRule TRANSPORT_KNOWS_NO_REGISTRY = noClasses()
            .that()
            .resideInAPackage("ai.orcarouter.mcp.internal.transport..")
            .should()
            .dependOnClassesThat(describe(
                    "internals other than protocol and transport",
                    type -> type.getPackageName().startsWith("ai.orcarouter.mcp.internal.")
                            && !type.getPackageName().startsWith("ai.orcarouter.mcp.internal.protocol")
                            && !type.getPackageName().startsWith("ai.orcarouter.mcp.internal.transport")));

    @ArchTest
    static final ArchRule ONLY_TRANSPORT_DIALS = noClasses()
            .that()
            .resideOutsideOfPackage("ai.orcarouter.mcp.internal.transport..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket");
}
