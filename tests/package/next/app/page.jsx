'use client';
import 'nutgraf/react';

export default function Page() {
  return <nut-graf />;
}
