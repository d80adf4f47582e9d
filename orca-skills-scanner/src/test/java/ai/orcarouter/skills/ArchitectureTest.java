/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which internals know which; what holds in every library alike is checked over all of them. */
@AnalyzeClasses(packages = "ai.orcarouter.skills", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_CYCLE =
            slices().matching("ai.orcarouter.skills.internal.(*)..").should().beFreeOfCycles();
}
