package org.communitycounsel.platform.start;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells by the SQLSTATE (PostgreSQL, appendix A) why the outside database does not let the application in. */
class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PSQLException cause) {
        return Optional.ofNullable(cause.getSQLState())
                .flatMap(DatabaseUnreachableAnalyzer::reason)
                .map(reason -> new FailureAnalysis(reason, null, failure))
                .orElse(null);
    }

    private static Optional<String> reason(String state) {
        return Optional.ofNullable(
                switch (state) {
                    case "28P01", "28000" ->
                        "数据库拒绝了用户名或密码。请检查 SPRING_DATASOURCE_USERNAME 与 SPRING_DATASOURCE_PASSWORD。";
                    case "3D000" -> "数据库不存在。请先建库，或检查 SPRING_DATASOURCE_URL 末尾的库名。";
                    case "42501" -> "数据库用户权限不足，不能建表。请授予该用户在此库中建表的权限。";
                    case "08001", "08004", "08006" -> "连接不上数据库。请检查 SPRING_DATASOURCE_URL 的主机与端口，以及数据库是否在运行。";
                    default -> null;
                });
    }
}
