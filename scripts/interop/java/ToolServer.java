import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs the main methods of command line tools in one virtual machine, several at a time, as if each had a process of its
 * own: with its own standard streams, exit code and shutdown hooks.
 *
 * <p>Reads one JSON object per line: {id, main, args, stdin} begins a run, {id, stop: true} runs its shutdown hooks, as an
 * interrupt would. Writes {id, out} and {id, err} for each line that a run prints, and {id, exit} when it ends.
 */
public final class ToolServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream REAL_OUT = System.out;
  private static final PrintStream REAL_ERR = System.err;

  /** A run; the threads that it starts inherit it. */
  private static final InheritableThreadLocal<Job> CURRENT = new InheritableThreadLocal<>();

  private static final Map<Integer, Job> JOBS = new ConcurrentHashMap<>();

  /** Unwinds the stack of a tool that asked for its process to end. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1;

    Ended() {
      super(null, null, false, false);
    }
  }

  private static final class Job {
    final int id;
    final InputStream in;
    final LineSink out = new LineSink("out", this);
    final LineSink err = new LineSink("err", this);
    final List<Runnable> hooks = new ArrayList<>();
    Integer code;

    Job(int id, String stdin) {
      this.id = id;
      this.in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    }

    synchronized boolean hasEnded() {
      return code != null;
    }

    synchronized void end(int status) {
      if (code == null) code = status;
    }
  }

  /** Cuts what is printed into lines and reports each. */
  private static final class LineSink {
    private final String name;
    private final Job job;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSink(String name, Job job) {
      this.name = name;
      this.job = job;
    }

    /** A tool that asked for its end would not have lived to print the error that unwinds its stack here. */
    synchronized void write(int octet) {
      if (name.equals("err") && job.hasEnded()) return;
      if (octet == '\n') flushLine();
      else line.write(octet);
    }

    synchronized void flushLine() {
      tell(Map.of("id", job.id, name, line.toString(StandardCharsets.UTF_8)));
      line.reset();
    }

    synchronized void finish() {
      if (line.size() > 0) flushLine();
    }
  }

  private static void tell(Map<String, Object> event) {
    try {
      String text = JSON.writeValueAsString(new TreeMap<>(event));
      synchronized (REAL_OUT) {
        REAL_OUT.println(text);
        REAL_OUT.flush();
      }
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static OutputStream perJob(boolean isError) {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        Job job = CURRENT.get();
        if (job == null) REAL_ERR.write(octet);
        else (isError ? job.err : job.out).write(octet);
      }

      @Override
      public void write(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) write(bytes[i]);
      }
    };
  }

  private static InputStream stdinPerJob() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return CURRENT.get().in.read();
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        return CURRENT.get().in.read(bytes, start, length);
      }
    };
  }

  private static void run(Job job, String main, String[] arguments) {
    CURRENT.set(job);
    try {
      Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) arguments);
      job.end(0);
    } catch (InvocationTargetException problem) {
      if (!(problem.getCause() instanceof Ended)) problem.getCause().printStackTrace();
      job.end(1);
    } catch (ReflectiveOperationException problem) {
      problem.printStackTrace();
      job.end(1);
    }
    runHooks(job).forEach(ToolServer::join);
    System.out.flush();
    System.err.flush();
    job.out.finish();
    job.err.finish();
    JOBS.remove(job.id);
    tell(Map.of("id", job.id, "exit", job.code));
  }

  private static void begin(JsonNode request) {
    Job job = new Job(request.get("id").asInt(), request.path("stdin").asText(""));
    JOBS.put(job.id, job);
    List<String> arguments = new ArrayList<>();
    request.get("args").forEach(argument -> arguments.add(argument.asText()));
    String main = request.get("main").asText();
    new Thread(() -> run(job, main, arguments.toArray(new String[0])), "job-" + job.id).start();
  }

  /** Runs each shutdown hook once, as the end of a process or an interrupt would. */
  private static List<Thread> runHooks(Job job) {
    List<Runnable> hooks;
    synchronized (job.hooks) {
      hooks = List.copyOf(job.hooks);
      job.hooks.clear();
    }
    List<Thread> threads = hooks.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    return threads;
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(int id) {
    Job job = JOBS.get(id);
    if (job != null) inJob(job, () -> runHooks(job));
  }

  /** Hooks print to the streams of their run. */
  private static void inJob(Job job, Runnable body) {
    CURRENT.set(job);
    body.run();
    CURRENT.remove();
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.setOut(new PrintStream(perJob(false), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(perJob(true), true, StandardCharsets.UTF_8));
    System.setIn(stdinPerJob());
    Exit.Procedure ending =
        (status, message) -> {
          if (CURRENT.get() != null) CURRENT.get().end(status);
          throw new Ended();
        };
    Exit.setExitProcedure(ending);
    Exit.setHaltProcedure(ending);
    Exit.setShutdownHookAdder(
        (name, hook) -> {
          Job job = CURRENT.get();
          synchronized (job.hooks) {
            job.hooks.add(hook);
          }
        });
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      JsonNode request = JSON.readTree(line);
      if (request.path("stop").asBoolean()) stop(request.get("id").asInt());
      else begin(request);
    }
    Runtime.getRuntime().halt(0);
  }
}
