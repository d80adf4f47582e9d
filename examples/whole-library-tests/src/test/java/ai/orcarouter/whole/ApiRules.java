/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.whole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Set;

/** What the public types of a library may show to a host. */
final class ApiRules {
    static final ArchCondition<JavaClass> SHOW_ONLY_JDK_AND_ORCA_TYPES =
            onEachPublicMember("show only types of the JDK, JSpecify and Orca", (member, type) -> !isForeign(type));

    static final ArchCondition<JavaClass> HAVE_ONLY_FINAL_STATIC_FIELDS =
            new ArchCondition<>("have only final static fields") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (JavaField field : type.getFields()) {
                        Set<JavaModifier> modifiers = field.getModifiers();
                        if (modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL)) {
                            events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                        }
                    }
                }
            };

    static final ArchCondition<JavaClass> TAKE_NO_OPTIONAL_PARAMETER =
            new ArchCondition<>("take no Optional parameter") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean record = type.isRecord();
                    for (JavaCodeUnit unit : type.getCodeUnits()) {
                        boolean visible = unit.getModifiers().contains(JavaModifier.PUBLIC) && !record;
                        boolean takes = unit.getRawParameterTypes().stream()
                                .anyMatch(parameter -> parameter.getFullName().startsWith("java.util.Optional"));
                        if (visible && takes) {
                            events.add(SimpleConditionEvent.violated(unit, unit.getDescription()));
                        }
                    }
                }
            };

    private ApiRules() {}

    static GivenClassesConjunction publicMembers() {
        return classes()
                .that()
                .arePublic()
                .and(DescribedPredicate.describe(
                        "are no internals", type -> !type.getPackageName().contains(".internal")));
    }

    private static boolean isForeign(JavaClass type) {
        String name = type.getBaseComponentType().getFullName();
        boolean known = name.startsWith("java.")
                || name.startsWith("javax.net.")
                || name.startsWith("org.jspecify.")
                || (name.startsWith("ai.orcarouter.") && !name.contains(".internal."));
        return !known && !type.getBaseComponentType().isPrimitive();
    }

    private interface Check {
        boolean accepts(JavaCodeUnit member, JavaClass type);
    }

    private static ArchCondition<JavaClass> onEachPublicMember(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaCodeUnit member : owner.getCodeUnits()) {
                    Set<JavaModifier> modifiers = member.getModifiers();
                    boolean visible =
                            (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                                    && !modifiers.contains(JavaModifier.SYNTHETIC);
                    if (visible) {
                        for (JavaClass type : member.getAllInvolvedRawTypes()) {
                            boolean own = type.equals(owner);
                            if (!own && !check.accepts(member, type)) {
                                events.add(SimpleConditionEvent.violated(
                                        member, member.getDescription() + " shows " + type.getName()));
                            }
                        }
                    }
                }
            }
        };
    }
}
