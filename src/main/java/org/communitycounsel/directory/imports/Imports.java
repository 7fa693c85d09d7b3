package org.communitycounsel.directory.imports;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.communitycounsel.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of lists: first a check of all lines, which writes nothing, then on confirmation the import, all or nothing. One
 * at a time; a check and an import each run in the background.
 */
@Service
public class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Intake intake;
    private final ImportRecords records;
    private final TransactionTemplate transaction;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "directory-import");
        thread.setDaemon(true);
        return thread;
    });

    Imports(Intake intake, ImportRecords records, PlatformTransactionManager transactions) {
        this.intake = intake;
        this.records = records;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Starts the check of a list.
     *
     * @param wanted which list it is; recognised by its header where empty
     * @return the import's number
     * @throws Refusal where another one is under way
     */
    long check(String fileName, byte[] content, Optional<Listing> wanted, String account) {
        long id = records.begin(fileName, content, wanted, account, ImportState.CHECKING);
        background.execute(() -> run(id, false));
        return id;
    }

    /** Starts the import of a checked list. */
    void confirm(long id) {
        records.confirm(id);
        background.execute(() -> run(id, true));
    }

    void discard(long id) {
        records.discard(id);
    }

    /** Checks and imports, or only checks, at once and in the caller's thread. */
    public ImportRecord runNow(
            String fileName, byte[] content, Optional<Listing> wanted, String account, boolean forGood) {
        var state = forGood ? ImportState.IMPORTING : ImportState.CHECKING;
        long id = records.begin(fileName, content, wanted, account, state);
        run(id, forGood);
        return find(id);
    }

    private void run(long id, boolean forGood) {
        try {
            var findings = transaction.execute(status -> {
                var found = take(id, forGood);
                if (!forGood || found.hasProblems()) {
                    status.setRollbackOnly();
                } else {
                    records.done(id, found);
                }
                return found;
            });
            enterUnlessDone(id, forGood, findings);
        } catch (Refusal refusal) {
            records.end(id, ImportState.REFUSED, refusal.getMessage());
        } catch (RuntimeException e) {
            var error = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Import {} failed, error {}", id, error, e);
            records.end(id, ImportState.FAILED, "导入时出错，没有写入任何数据。请把错误编号 %s 告诉系统管理员。".formatted(error));
        }
    }

    private Findings take(long id, boolean forGood) {
        var wanted = Optional.ofNullable(find(id).listing());
        return intake.take(records.content(id), wanted, forGood, lines -> records.progress(id, lines));
    }

    private void enterUnlessDone(long id, boolean forGood, Findings findings) {
        if (findings.hasProblems()) {
            records.refused(id, findings);
        } else if (!forGood) {
            records.checked(id, findings);
        }
    }

    /** @throws Refusal where there is none of that number */
    ImportRecord find(long id) {
        return records.find(id).orElseThrow(() -> new Refusal("没有这项导入。"));
    }

    List<ImportRecord> latest(int most) {
        records.endTheDead();
        return records.latest(most);
    }

    /** The first problems found, in the order of the lines. */
    public List<Problem> problems(long id, int most) {
        return records.problems(id, most);
    }

    List<String> notices(long id) {
        return records.notices(id);
    }

    /** An import cut off here is rolled back by the database. */
    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
