import { useEffect, useEffectEvent, useMemo } from "react";
import type { Span } from "@/lib/domain/span";
import type { OffsetIndex, Utf16Span } from "@/lib/domain/text/offsets";

/** Bring a passage (code points) into view whenever a new one is given; it is painted while it is. */
export function usePointed(
  passage: Span | null,
  index: OffsetIndex,
  onShow: (place: Utf16Span) => void,
): Utf16Span | null {
  const place = useMemo(() => passage && index.toUtf16Span(passage), [passage, index]);
  const show = useEffectEvent((place: Utf16Span) => onShow(place));
  useEffect(() => {
    if (place) show(place);
  }, [place]);
  return place;
}
