package org.communitycounsel.platform.access;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/** Puts the rows a {@link Viewer} may see in the place of the whole table, as {@link Narrowing} says. */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "query",
                args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class NarrowingInterceptor implements Interceptor {

    private static final String VALUE = "viewer_";
    private static final Pattern JOIN = Pattern.compile("\\bjoin\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OR_NO_TENANT =
            Pattern.compile("RES\\.TENANT_ID_ is null\\s+or\\s+(?=RES\\.TENANT_ID_ in\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISTINCT = Pattern.compile("\\bselect\\s+distinct\\b", Pattern.CASE_INSENSITIVE);

    /** Adds itself to the engine's statements, and fails where one of them does not look as expected. */
    static void installIn(Configuration statements) {
        for (Narrowing narrowing : Narrowing.values()) {
            narrowing
                    .statements()
                    .map(statements::getMappedStatement)
                    .forEach(statement -> narrowing.findTable(
                            statement.getBoundSql(narrowing.example()).getSql()));
        }
        statements.addInterceptor(new NarrowingInterceptor());
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object[] arguments = invocation.getArgs();
        var statement = (MappedStatement) arguments[0];
        if (!(arguments[1] instanceof ListQueryParameterObject query
                && query.getAuthCheck() instanceof Viewer viewer)) {
            return invocation.proceed();
        }
        Narrowing narrowing = Narrowing.of(statement.getId());
        if (narrowing == null) {
            throw new IllegalStateException("Not to be read by a narrowed query: " + statement.getId());
        }
        BoundSql sql = narrowed(statement, query, narrowing, viewer);
        var executor = (Executor) invocation.getTarget();
        var page = (RowBounds) arguments[2];
        var key = executor.createCacheKey(statement, query, page, sql);
        return executor.query(statement, query, page, (ResultHandler<?>) arguments[3], key, sql);
    }

    private static BoundSql narrowed(
            MappedStatement statement, ListQueryParameterObject query, Narrowing narrowing, Viewer viewer) {
        BoundSql whole = statement.getBoundSql(query);
        Matcher table = narrowing.findTable(whole.getSql());
        Sql rows = narrowing.visibleRows(viewer);
        String after = withoutTenantless(whole.getSql().substring(table.end()), viewer);
        String before = withoutNeedlessDistinct(whole.getSql().substring(0, table.start()), after);

        var parameters = new ArrayList<>(whole.getParameterMappings());
        int position =
                (int) before.chars().filter(character -> character == '?').count();
        for (int i = rows.values().size() - 1; i >= 0; i--) {
            parameters.add(position, parameter(statement.getConfiguration(), i));
        }
        var sql =
                new BoundSql(statement.getConfiguration(), before + "(" + rows.text() + ")" + after, parameters, query);
        whole.getAdditionalParameters().forEach(sql::setAdditionalParameter);
        for (int i = 0; i < rows.values().size(); i++) {
            sql.setAdditionalParameter(VALUE + i, rows.values().get(i));
        }
        return sql;
    }

    /** Where nothing is joined each row comes once; sorting all of them to find that out is most of a count's cost. */
    private static String withoutNeedlessDistinct(String before, String after) {
        return JOIN.matcher(after).find() ? before : DISTINCT.matcher(before).replaceFirst("select");
    }

    /**
     * Where a whole tenant is read, the tasks that belong to no tenant are left out: to look for them besides, PostgreSQL
     * leaves the index that answers without the table.
     */
    private static String withoutTenantless(String after, Viewer viewer) {
        return viewer.seesWholeTenants() ? OR_NO_TENANT.matcher(after).replaceAll("") : after;
    }

    private static ParameterMapping parameter(Configuration configuration, int number) {
        return new ParameterMapping.Builder(configuration, VALUE + number, String.class).build();
    }
}
