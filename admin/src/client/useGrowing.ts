import { useInfiniteQuery } from "@tanstack/react-query";
import { failureWords } from "./failure";

interface PageOf<Row> {
  items: Row[];
  next: string | null;
}

/** A list read page by page; `rows` are all that have come. Nothing is read while it is not enabled. */
export const useGrowing = <Row>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<PageOf<Row>>,
  enabled = true,
) => {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    pending: query.isPending,
    failed: query.error ? failureWords(query.error) : undefined,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    growing: query.isFetchingNextPage,
  };
};
