import java.util.*;
public class Main {
    record Pair(long a, long b) {}
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        Pair pair = new Pair(in.nextLong(), in.nextLong());
        System.out.println(pair.a() + pair.b());
    }
}
