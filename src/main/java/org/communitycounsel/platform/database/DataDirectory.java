package org.communitycounsel.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.communitycounsel.platform.StartupProblem;

/**
 * The directory of the embedded database, held by one process at a time. The operating system frees the hold however the
 * process ends, so nothing has to be cleaned up after a crash.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws StartupProblem where the directory cannot be written, or another process holds it */
    static DataDirectory hold(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = read(channel);
                channel.close();
                throw new StartupProblem(
                        "数据目录 %s 正被另一个进程（进程号 %s）使用，本次启动已停止，数据未受影响。请先停止那个进程，或用 --community-counsel.data=<目录> 另选一个目录。"
                                .formatted(path, holder));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new StartupProblem(
                    "数据目录 %s 无法写入。请给当前用户写权限，或用 --community-counsel.data=<目录> 另选一个目录。".formatted(path), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (java.nio.channels.OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position());
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
