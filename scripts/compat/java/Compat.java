import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The Java side of `npm run compat:java`. One run does one thing:
 *
 * - `versions`: names of messages on standard input; answers `name lowest highest` for those that this jar knows.
 * - `write SEED INSTANCES`: `name version` lines on standard input; answers a block of random instances for each.
 * - `read`: blocks of instances on standard input; answers a line of counts for each.
 * - `write-batches`, `read-batches`: the same for record batches and message sets.
 *
 * Blocks are described in Block.java.
 */
public final class Compat {
    public static void main(String[] args) throws Exception {
        OutputStream raw = System.out;
        // Whatever a library prints must not get between the blocks.
        System.setOut(System.err);
        switch (args[0]) {
            case "versions" -> versions(new PrintStream(raw, false, StandardCharsets.UTF_8));
            case "write" -> write(raw, Long.parseLong(args[1]), Integer.parseInt(args[2]));
            case "read" -> read(raw, Compat::message);
            case "write-batches" -> Batches.write(raw, Long.parseLong(args[1]), Integer.parseInt(args[2]));
            case "read-batches" -> read(raw, block -> Batches::check);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static List<String> lines() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().toList();
    }

    private static void versions(PrintStream out) {
        for (String name : lines()) {
            MessageType type = MessageType.find(name);
            if (type != null) out.println(name + " " + type.lowest + " " + type.highest);
        }
        out.flush();
    }

    private static void write(OutputStream raw, long seed, int instances) throws Exception {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16));
        for (String line : lines()) {
            String[] words = line.split(" ");
            short version = Short.parseShort(words[1]);
            MessageType type = MessageType.find(words[0]);
            RandomMessages random = new RandomMessages(Values.seeded(seed, line));
            Block block = new Block(words[0], version);
            for (int left = instances; left > 0; left--) {
                byte[] bytes = type.encode(random.next(type, version), version);
                block.add(bytes, Canonical.of(type.toJson(type.decode(bytes, version), version)));
            }
            block.writeTo(out);
        }
        out.flush();
    }

    /** Says what is wrong with an instance; null when nothing is. */
    interface Check {
        String problem(byte[] bytes, String canonical) throws Exception;
    }

    interface CheckOf {
        Check of(Block block);
    }

    private static Check message(Block block) {
        MessageType type = MessageType.find(block.name);
        return (bytes, canonical) -> {
            Object message = type.decode(bytes, block.version);
            String ours = Canonical.of(type.toJson(message, block.version));
            if (!ours.equals(canonical)) return "Java reads " + ours + " where " + canonical + " was written";
            byte[] again = type.encode(message, block.version);
            return java.util.Arrays.equals(again, bytes) ? null : "Java writes " + Canonical.hex(again);
        };
    }

    private static void read(OutputStream raw, CheckOf checkOf) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        PrintStream out = new PrintStream(raw, true, StandardCharsets.UTF_8);
        for (Block block = Block.readFrom(in); block != null; block = Block.readFrom(in)) {
            Check check = checkOf.of(block);
            int failed = 0;
            String first = "";
            for (Block.Instance instance : block.instances) {
                String problem;
                try {
                    problem = check.problem(instance.bytes(), instance.canonical());
                } catch (Exception | StackOverflowError error) {
                    problem = "Java refuses: " + error;
                }
                if (problem == null) continue;
                if (failed++ == 0) first = problem + " from " + Canonical.hex(instance.bytes());
            }
            String detail = first.replace('\n', ' ').replace('\t', ' ');
            out.println(block.name + "\t" + block.version + "\t" + block.instances.size() + "\t" + failed + "\t" + detail);
        }
    }
}
