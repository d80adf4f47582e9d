/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests and properties of a class run where a PostgreSQL server is named, and are skipped elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnPostgres.Tests.class)
@AddLifecycleHook(value = OnPostgres.Properties.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
@interface OnPostgres {
    /** Why it is skipped. */
    String REASON = "no PostgreSQL server: set " + Databases.PG_URL + " to its JDBC URL with user and password";

    /** For JUnit's tests. */
    final class Tests implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return System.getenv(Databases.PG_URL) == null
                    ? ConditionEvaluationResult.disabled(REASON)
                    : ConditionEvaluationResult.enabled("a server is named");
        }
    }

    /** For jqwik's properties. */
    final class Properties implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return System.getenv(Databases.PG_URL) == null ? SkipResult.skip(REASON) : SkipResult.doNotSkip();
        }
    }
}
