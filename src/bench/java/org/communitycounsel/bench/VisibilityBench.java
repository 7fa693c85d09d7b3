package org.communitycounsel.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What it costs to list, count and open tasks at 1,000 and at 100,000 open tasks: 95th percentile of the time, and blocks
 * touched in tables and indexes by all statements of the call, those of the checks included.
 *
 * <p>The tasks are copies of one that the engine created, spread over 330 streets in 13 districts; the officer's street
 * has 30 at both sizes, five of them overdue.
 */
class VisibilityBench {

    private static final int[] SIZES = {1_000, 100_000};
    private static final int DISTRICTS = 13;
    private static final int STREETS = 330;
    private static final int OWN_TASKS = 30;
    private static final int RUNS = 200;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FilterService filters;
    private final IdentityService identity;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    VisibilityBench(ApplicationContext context) {
        this.repository = context.getBean(RepositoryService.class);
        this.runtime = context.getBean(RuntimeService.class);
        this.tasks = context.getBean(TaskService.class);
        this.filters = context.getBean(FilterService.class);
        this.identity = context.getBean(IdentityService.class);
        this.database = context.getBean(JdbcTemplate.class);
        this.transaction = context.getBean(TransactionTemplate.class);
    }

    private record Reader(String name, List<String> groups, List<String> tenants) {}

    private record Cost(Object result, double milliseconds, long blocks) {}

    void run() {
        var readers = List.of(
                new Reader("officer", List.of("justiceOffice", "justiceOffice." + street(0)), List.of(district(0))),
                new Reader("supervisor of a district", List.of("supervisor"), List.of(district(0))),
                new Reader("supervisor of the city", List.of("supervisor"), districts()));
        String template = template();
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        int present = 0;
        for (int size : SIZES) {
            copy(template, present, size);
            present = size;
            for (Reader reader : readers) {
                calls(reader)
                        .forEach((call, action) -> costs.computeIfAbsent(
                                        reader.name() + " | " + call, key -> new ArrayList<>())
                                .add(measure(reader, action)));
            }
        }
        print(costs);
    }

    /** The calls of Tasklist's list and of a task opened from it. */
    private Map<String, Supplier<Object>> calls(Reader reader) {
        String neighbours = database.queryForObject(
                "select min(TASK_ID_) from ACT_RU_IDENTITYLINK where GROUP_ID_ = ?",
                String.class,
                "justiceOffice." + street(1));
        String overdue =
                filters.createTaskFilterQuery().filterName("已逾期").singleResult().getId();
        String group = filters.createTaskFilterQuery()
                .filterName("本组待办")
                .singleResult()
                .getId();
        Map<String, Supplier<Object>> calls = new LinkedHashMap<>();
        calls.put(
                "list by due date",
                () -> tasks.createTaskQuery()
                        .orderByDueDate()
                        .asc()
                        .listPage(0, 15)
                        .size());
        calls.put(
                "list newest first",
                () -> tasks.createTaskQuery()
                        .orderByTaskCreateTime()
                        .desc()
                        .listPage(0, 15)
                        .size());
        calls.put("count", () -> tasks.createTaskQuery().count());
        calls.put("overdue list", () -> filters.listPage(overdue, 0, 15).size());
        calls.put("overdue count", () -> filters.count(overdue));
        if (reader.name().equals("officer")) {
            calls.put("group list", () -> filters.listPage(group, 0, 15).size());
            calls.put("group count", () -> filters.count(group));
            calls.put(
                    "a neighbour's by id",
                    () -> tasks.createTaskQuery().taskId(neighbours).count());
        }
        String visible = visibleTask(reader);
        calls.put("by id", () -> tasks.createTaskQuery().taskId(visible).count());
        calls.put("variables by id", () -> tasks.getVariables(visible).size());
        return calls;
    }

    private String visibleTask(Reader reader) {
        signIn(reader);
        try {
            return tasks.createTaskQuery().listPage(0, 1).get(0).getId();
        } finally {
            identity.clearAuthentication();
        }
    }

    private Cost measure(Reader reader, Supplier<Object> call) {
        signIn(reader);
        try {
            IntStream.range(0, RUNS / 5).forEach(run -> call.get());
            double[] times = IntStream.range(0, RUNS)
                    .mapToDouble(run -> time(call))
                    .sorted()
                    .toArray();
            return new Cost(call.get(), times[(int) (RUNS * 0.95)], blocks(call));
        } finally {
            identity.clearAuthentication();
        }
    }

    private void signIn(Reader reader) {
        identity.setAuthentication(reader.name(), reader.groups(), reader.tenants());
    }

    private static double time(Supplier<Object> call) {
        long start = System.nanoTime();
        call.get();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Blocks of the engine's and the programme's tables and indexes fetched by a call, as its transaction counts them. */
    private long blocks(Supplier<Object> call) {
        return transaction.execute(status -> {
            long before = blocksSoFar();
            call.get();
            return blocksSoFar() - before;
        });
    }

    private long blocksSoFar() {
        return database.queryForObject("""
                select sum(pg_stat_get_xact_blocks_fetched(oid)) from pg_class
                where relnamespace = 'public'::regnamespace""", Long.class);
    }

    /** One task the engine itself has created. */
    private String template() {
        repository
                .createDeployment()
                .addClasspathResource("access/street-errand.bpmn")
                .addClasspathResource("access/street-errand.form")
                .deploy();
        var variables = Map.<String, Object>of("street", street(0), "due", ClockUtil.getCurrentTime());
        String instance =
                runtime.startProcessInstanceByKey("street-errand", variables).getId();
        return instance;
    }

    private void copy(String template, int from, int to) {
        transaction.executeWithoutResult(status -> {
            database.execute("create temp table copy on commit drop as select i, gen_random_uuid()::text as instance, "
                    + "gen_random_uuid()::text as task, case when i <= %1$d then 0 else 1 + i %% (%2$d - 1) end as street, i %% %1$d < 5 as overdue "
                            .formatted(OWN_TASKS, STREETS)
                    + "from generate_series(%d, %d) i".formatted(from + 1, to));
            copyRows(
                    "act_ru_execution",
                    "id_",
                    template,
                    "'id_', instance, 'proc_inst_id_', instance, 'root_proc_inst_id_', instance, 'business_key_', 'case ' || i");
            copyRows("act_ru_task", "proc_inst_id_", template, """
                    'id_', task, 'execution_id_', instance, 'proc_inst_id_', instance,
                    'create_time_', now() - make_interval(mins => i),
                    'due_date_', now() + make_interval(mins => case when overdue then -i - 1 else 60 + i % 43200 end)""");
            copyRows(
                    "act_ru_identitylink",
                    "task_id_ is not null and 'candidate'",
                    "candidate",
                    "'id_', gen_random_uuid(), 'task_id_', task, 'group_id_', 'justiceOffice.' || %s"
                            .formatted(STREET_CODE));
            copyRows(
                    "act_ru_variable",
                    "proc_inst_id_",
                    template,
                    "'id_', gen_random_uuid(), 'execution_id_', instance, 'proc_inst_id_', instance, 'var_scope_', instance");
        });
        settle();
    }

    private static final String STREET_CODE = "to_char(330102 + street % 13, 'FM999999') || to_char(street, 'FM000')";

    private void copyRows(String table, String column, String value, String changes) {
        database.update(
                """
                insert into %1$s select row_.* from (select * from %1$s where %2$s = ? limit %5$d) original, copy,
                lateral jsonb_populate_record(original::%1$s, jsonb_build_object(%3$s%4$s)) row_""".formatted(
                                table,
                                column,
                                changes,
                                ", 'tenant_id_', to_char(330102 + street % 13, 'FM999999')",
                                table.equals("act_ru_variable") ? 2 : 1),
                value);
    }

    private static String district(int number) {
        return String.valueOf(330102 + number);
    }

    private static List<String> districts() {
        return IntStream.range(0, DISTRICTS).mapToObj(VisibilityBench::district).toList();
    }

    private static String street(int number) {
        return district(number % DISTRICTS) + "%03d".formatted(number);
    }

    private static void print(Map<String, List<Cost>> costs) {
        System.out.printf("%n%-48s %22s %22s %20s%n", "reader | call", "result", "p95 ms", "blocks");
        System.out.printf(
                "%-48s %10d %11d %10d %11d %9d %10d%n",
                "open tasks", SIZES[0], SIZES[1], SIZES[0], SIZES[1], SIZES[0], SIZES[1]);
        costs.forEach((call, cost) -> System.out.printf(
                "%-48s %10s %11s %10.2f %11.2f %9d %10d%n",
                call,
                cost.get(0).result(),
                cost.get(1).result(),
                cost.get(0).milliseconds(),
                cost.get(1).milliseconds(),
                cost.get(0).blocks(),
                cost.get(1).blocks()));
    }

    /** As a database that has been running for a while: statistics taken, and nearly all pages known to be visible to all. */
    private void settle() {
        do {
            database.execute("vacuum analyze");
        } while (!Boolean.TRUE.equals(database.queryForObject(
                "select relallvisible > 0.9 * relpages from pg_class where relname = 'act_ru_task'", Boolean.class)));
    }
}
