/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source whose connections count their statements and commits, and do something before one of them. */
final class StoppingSource {
    private final DataSource source;
    private int left;
    private Runnable action = () -> {};

    StoppingSource(DataSource source) {
        this.source = source;
    }

    /** Does {@code what} before the {@code step}-th statement or commit from now on, counted from 1. */
    synchronized void stopAt(int step, Runnable what) {
        left = step;
        action = what;
    }

    DataSource proxy() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = call(source, method, args);
                    return result instanceof Connection connection ? counting(connection) : result;
                });
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("commit")) {
                        count();
                    }
                    return call(connection, method, args);
                });
    }

    private void count() {
        Runnable now = next();
        now.run();
    }

    private synchronized Runnable next() {
        left--;
        return left == 0 ? action : () -> {};
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
