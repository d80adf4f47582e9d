/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows of the module: model, spi, internal, root; and who may open connections. */
@AnalyzeClasses(packages = "ai.orcarouter.mcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> OURS_OR_OF_THE_JDK = describe(
            "types of the JDK and Orca",
            type -> type.isPrimitive()
                    || type.getBaseComponentType().isPrimitive()
                    || type.getBaseComponentType().getPackageName().startsWith("java.")
                    || type.getBaseComponentType().getPackageName().startsWith("javax.net.")
                    || isPublished(type.getBaseComponentType()));

    private static final DescribedPredicate<List<JavaClass>> OURS_OR_OF_THE_JDK_ALL =
            describe("types of the JDK and Orca", types -> types.stream().allMatch(OURS_OR_OF_THE_JDK));

    private static boolean isPublished(JavaClass type) {
        return type.getPackageName().startsWith("ai.orcarouter.")
                && !type.getPackageName().contains(".internal");
    }

    @ArchTest
    static final ArchRule LAYERS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("ai.orcarouter.mcp.model..")
            .layer("spi")
            .definedBy("ai.orcarouter.mcp.spi..")
            .layer("internal")
            .definedBy("ai.orcarouter.mcp.internal..")
            .layer("root")
            .definedBy("ai.orcarouter.mcp")
            .optionalLayer("memory")
            .definedBy("ai.orcarouter.mcp.memory..")
            .whereLayer("memory")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("internal")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("spi")
            .mayOnlyBeAccessedByLayers("internal", "memory", "root");

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

    @ArchTest
    static final ArchRule TOOLBOX_INTERNALS_STAY_INSIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.orcarouter.core..internal..", "ai.orcarouter.firewall.internal..");

    @ArchTest
    static final ArchRule FOREIGN_TYPES_STAY_OUT_OF_PUBLIC_PACKAGES = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(describe("public and published", ArchitectureTest::isPublic))
            .should()
            .haveRawReturnType(OURS_OR_OF_THE_JDK)
            .andShould()
            .haveRawParameterTypes(OURS_OR_OF_THE_JDK_ALL);

    private static boolean isPublic(JavaClass type) {
        return isPublished(type) && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @ArchTest
    static final ArchRule NO_MUTABLE_STATIC_STATE =
            fields().that().areStatic().should().beFinal();
}
