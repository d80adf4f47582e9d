/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.ScanRule;
import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Hyperscan through JNI, all patterns in one database; it tells which patterns match, not where. x86-64 only. */
public final class HyperscanFactory implements ScanPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public HyperscanFactory() {}

    @Override
    public List<String> names() {
        return List.of("HYPERSCAN");
    }

    @Override
    public Counter create(String name, List<ScanRule> rules) {
        try {
            return create(rules);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "%s is skipped: its native library does not load on %s %s (%s)",
                            name,
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"),
                            e.getMessage()),
                    e);
        }
    }

    private static Counter create(List<ScanRule> rules) {
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Expression expression = new Expression(rules.get(i).pattern(), EnumSet.of(ExpressionFlag.SINGLEMATCH), i);
            Expression.ValidationResult validated = expression.validate();
            if (!validated.isValid()) {
                throw new IllegalStateException("pattern " + i + ": " + validated.getErrorMessage());
            }
            expressions.add(expression);
        }
        try {
            Database database = Database.compile(expressions);
            Scanner scanner = new Scanner();
            scanner.allocScratch(database);
            return text -> scanner.scan(database, text).size();
        } catch (CompileErrorException e) {
            throw new IllegalStateException(e);
        }
    }
}
